//! A `$` in a value of a `.env` file names a variable; who meant a part of a password is told.

use crate::harness::{Database, hbm_db, server};

#[test]
fn a_password_with_a_dollar_is_told_apart_from_a_wrong_one() {
    let database = Database::new(server!());
    let role = format!("{}_dollar", database.name);
    database.sql(&format!("create role {role} login password 'pa$word1#x'"));
    let port = database.cluster.port;
    let parts = |value: &str| {
        format!(
            "DB_HOST=127.0.0.1\nDB_PORT={port}\nDB_USER={role}\nDB_NAME={}\nDB_PASSWORD={value}\n",
            database.name
        )
    };
    let explained = |run: crate::harness::Run, code: i32, variable: &str, file: &str| {
        run.exits(code)
            .says(&format!("{variable} in {file}: $word1 was taken for a variable"))
            .says(&format!("single quotes: {variable}='"))
            .hides("#x");
    };
    for file in [".env", ".env.local"] {
        explained(hbm_db(&["test"]).file(file, &parts("\"pa$word1#x\"")), 5, "DB_PASSWORD", file);
        hbm_db(&["test"]).file(file, &parts("'pa$word1#x'")).succeeds().hides("$word1");
        hbm_db(&["test"]).file(file, &parts("\"pa\\$word1#x\"")).succeeds().hides("$word1");
    }
    // One that is set, too: then the password is another one, and nothing but the failure tells.
    explained(
        hbm_db(&["test"]).file(".env", &parts("\"pa$word1#x\"")).env("word1", "canary"),
        5,
        "DB_PASSWORD",
        ".env",
    );
    // In a URL, where what is left cannot be read or is another one.
    let url = |password: &str| {
        format!("DATABASE_URL=\"postgresql://{role}:{password}@127.0.0.1:{port}/{}\"\n", database.name)
    };
    explained(hbm_db(&["test"]).file(".env", &url("pa$word1#x")), 2, "DATABASE_URL", ".env");
    explained(
        hbm_db(&["test"]).file(".env", &url("pa${word1}%23x").replace("${word1}", "$word1")),
        5,
        "DATABASE_URL",
        ".env",
    );
    // At the end of the value the line cannot be read at all.
    explained(hbm_db(&["test"]).file(".env", &parts("\"#x$word1\"")), 2, "DB_PASSWORD", ".env");
    // Who means a variable is not bothered.
    let named = parts("'pa$word1#x'").replace(&role, "\"${who}\"");
    hbm_db(&["test"]).file(".env", &format!("who={role}\n{named}")).succeeds().hides("variable");
    database.sql(&format!("drop role {role}"));
}
