//! Through pgbouncer.

use crate::harness::{Bouncer, Database, Studio, hbm_db, server};
use serde_json::{Value, json};

#[test]
fn everything_works_in_session_mode() {
    let database = Database::new(server!());
    let Some(bouncer) = Bouncer::start(&database, "session") else { return };
    let run = |arguments: &[&str]| hbm_db(arguments).env("DATABASE_URL", &bouncer.url(&database));
    run(&["test", "--wait", "30s"]).succeeds().says("session mode");
    run(&["reset"]).succeeds();
    run(&["push"]).succeeds().says("no changes");
    run(&["seed"]).succeeds().says("nothing to seed");
    run(&["status", "--check"]).succeeds();
    run(&["flush"]).succeeds();
}

#[test]
fn transaction_mode_is_recognised_and_explained() {
    let database = Database::new(server!());
    let Some(bouncer) = Bouncer::start(&database, "transaction") else { return };
    let run = |arguments: &[&str]| hbm_db(arguments).env("DATABASE_URL", &bouncer.url(&database));
    run(&["test", "--wait", "30s"]).succeeds().says("transaction mode");
    for command in
        [&["reset"][..], &["push", "--yes"], &["seed"], &["flush"], &["mark", "test"], &["maintain"]]
    {
        run(command)
            .exits(1)
            .says("a pooler in transaction mode")
            .says("direct URL")
            .says("pool_mode = session");
    }
    run(&["status"]).succeeds();
    for dry_run in [&["--dry-run"][..], &[]] {
        let arguments = [&["cleanup", "--app", "supover"], dry_run].concat();
        run(&arguments).exits(1).says("cleanup").says("a pooler in transaction mode");
        let arguments = [&["archive", "--app", "supover"], dry_run].concat();
        run(&arguments).exits(1).says("archive").says("a pooler in transaction mode");
    }
    run(&["activity"]).succeeds().says("session");
    assert_eq!(database.sql("select count(*) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())"), "0");
    assert_eq!(database.sql("select count(*) from pg_namespace where nspname = 'hbm_db'"), "0");
}

/// Each transaction is in another session, and what is set in one is met by somebody else.
#[test]
fn the_studio_reads_in_transaction_mode() {
    let database = Database::new(server!());
    let Some(bouncer) = Bouncer::start(&database, "transaction") else { return };
    let url = bouncer.url(&database);
    hbm_db(&["test", "--wait", "30s"]).env("DATABASE_URL", &url).succeeds();
    database.sql("create table t (id int primary key, n text); insert into t select g, 'x' from generate_series(1, 30) g");
    hbm_db(&["studio", "--no-open", "--write"])
        .env("DATABASE_URL", &url)
        .exits(1)
        .says("a pooler in transaction mode");
    let studio = Studio::start(hbm_db(&["studio", "--no-open"]).env("DATABASE_URL", &url));
    let session = studio.enter();
    let ask = |name: &str, body: Value| studio.post(name, &body, &session).json();
    assert_eq!(ask("overview", json!({}))["tables"][0]["name"], "t");
    let first = ask("rows", json!({ "table": "t", "limit": 10 }));
    let second = ask("rows", json!({ "table": "t", "limit": 10, "after": first["next"] }));
    assert_eq!(second["rows"][0][0], "11");
    let sorted = json!([{ "column": "n" }]);
    let first = ask("rows", json!({ "table": "t", "limit": 10, "order": sorted }));
    ask("rows", json!({ "table": "t", "limit": 10, "order": sorted, "after": first["next"] }));
    let counted = ask("sql", json!({ "sql": "select count(*) from t", "id": "a", "limit": 10 }));
    assert_eq!(counted["rows"], json!([["30"]]));
    assert!(ask("activity", json!({}))["sessions"].is_array());
    assert_eq!(studio.post("export", &json!({ "table": "t", "format": "csv" }), &session).status, 200);
    // The next client of the pooler has what the server has; what the pooler itself sets for a client has the same value.
    let settings = "select string_agg(name || ' ' || setting, ', ') from pg_settings where source = 'session' and setting <> reset_val and name <> 'application_name'";
    let mut client = std::process::Command::new(crate::harness::client_program("psql"));
    let out = client.args(["-XAtq", "-d", &url, "-c", settings]).output().expect("psql starts");
    assert_eq!(String::from_utf8_lossy(&out.stdout).trim(), "", "{}", String::from_utf8_lossy(&out.stderr));
}
