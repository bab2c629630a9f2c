//! Without `--listen`.

use super::{DOCUMENT, shape};
use crate::harness::{Database, Fate, PASSWORD, Proxy, hbm_db, server};

#[test]
fn the_json_is_that_of_the_document() {
    let database = Database::new(server!());
    let outcome = hbm_db(&["health", "--format", "json"]).on(&database).succeeds();
    assert_eq!(shape(&outcome.stdout), shape(DOCUMENT));
    let value: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    assert_eq!(value["status"], "healthy");
    let facts = &value["database"]["database"];
    assert_eq!((&facts["name"], &facts["user"]), (&database.name.as_str().into(), &"postgres".into()));
    assert!(facts["version"].as_str().is_some_and(|version| version.starts_with("PostgreSQL ")));
    assert_eq!(value["database"]["connections"]["maxAllowed"], "120");
    assert_eq!(value["database"]["connections"]["poolMax"], 10);
}

#[test]
fn people_get_lines() {
    let database = Database::new(server!());
    hbm_db(&["health"])
        .on(&database)
        .env("DATABASE_MAX_CONNECTIONS", "7")
        .succeeds()
        .says("status       healthy\nserver       PostgreSQL ")
        .says(&format!("database     {}\nuser         postgres\n", database.name))
        .says(" of 120; the pool takes 7");
}

#[test]
fn an_unreachable_database_is_exit_5_and_has_its_json_as_well() {
    let url = "postgresql://somebody:canary@127.0.0.1:1/nowhere";
    let outcome = hbm_db(&["health", "-q", "--format", "json"]).env("DATABASE_URL", url).exits(5);
    let outcome = outcome.hides("canary");
    assert_eq!(
        shape(&outcome.stdout),
        "{status: a text, database: {status: a text, error: a text, timestamp: 9999-99-99T99:99:99.999Z}, \
         timestamp: 9999-99-99T99:99:99.999Z}"
    );
    let value: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    assert_eq!(value["status"], "unhealthy");
    assert!(value["database"]["error"].as_str().is_some_and(|error| error.contains("TCP failed")));
    assert!(outcome.stderr.starts_with("error: "), "{}", outcome.stderr);
    hbm_db(&["health"])
        .env("DATABASE_URL", url)
        .exits(5)
        .says("status       unhealthy")
        .says("ensure PostgreSQL is running");
}

/// A server that takes the connection and then says nothing is no healthy one.
#[test]
fn a_database_that_does_not_answer_is_not_waited_for() {
    let database = Database::new(server!());
    let proxy = Proxy::start(database.cluster, |question| match question.sql.contains("pg_database_size") {
        true => Fate::Held,
        false => Fate::Answered,
    });
    hbm_db(&["health"])
        .env("DATABASE_URL", &proxy.url(&database.url()))
        .exits(5)
        .says("does not answer within 2 s")
        .hides(PASSWORD);
}

/// No server, no Rust: the PostgreSQL inside of the program.
#[test]
fn the_embedded_postgresql_is_asked_as_well() {
    let outcome = hbm_db(&["health", "--format", "json"]).succeeds();
    let value: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    assert_eq!(value["status"], "healthy");
}
