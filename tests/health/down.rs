//! A database that goes away, and comes back.

use super::listener::Listener;
use super::shape;
use crate::harness::{Database, Fate, Proxy, hbm_db, server, until};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Nobody may connect any more, and nobody is connected.
fn close(database: &Database) {
    let name = &database.name;
    database.cluster.sql("postgres", &format!("alter database {name} allow_connections false"));
    let end = format!("select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'");
    database.cluster.sql("postgres", &end);
}

fn open(database: &Database) {
    database.cluster.sql("postgres", &format!("alter database {} allow_connections true", database.name));
}

const TOKEN: &str = "s3cret token";

#[test]
fn unreachable_is_503_without_a_cause_and_it_recovers() {
    let database = Database::new(server!());
    let run = hbm_db(&["health", "--listen", "127.0.0.1:0"]).on(&database).env("HBM_DB_HEALTH_TOKEN", TOKEN);
    let listener = Listener::start(run);
    assert_eq!(listener.health().status, 200);
    close(&database);
    let answer = listener.until(503);
    assert_eq!(
        shape(&answer.body),
        "{status: a text, database: {status: a text, timestamp: 9999-99-99T99:99:99.999Z}, \
         timestamp: 9999-99-99T99:99:99.999Z}"
    );
    assert!(answer.body.starts_with(r#"{"status":"unhealthy","database":{"status":"unhealthy","#));
    for detail in [&database.name, "postgres", "127.0.0.1", &database.cluster.port.to_string()] {
        answer.hides(detail);
    }
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    // Who has the token is told.
    for right in [format!("Bearer {TOKEN}"), format!("bearer {TOKEN}")] {
        let answer = listener.health_as(&right);
        let value: serde_json::Value = serde_json::from_str(&answer.body).expect("JSON");
        let error = value["database"]["error"].as_str().unwrap_or_default();
        assert!(error.contains("not currently accepting connections"), "{answer:?}");
    }
    for wrong in
        ["Bearer", "Bearer ", "Bearer s3cret", "Bearer s3cret tokens", "Basic s3cret token", "s3cret token"]
    {
        let answer = listener.health_as(wrong);
        assert_eq!(answer.status, 503);
        answer.hides("error").hides("accepting");
    }
    assert_eq!(listener.get("/api/health/db?token=s3cret%20token").hides("error").status, 503);
    open(&database);
    listener.until(200);
    listener.says("not currently accepting connections");
    listener.says("healthy again");
    assert!(!listener.said().contains("s3cret"), "{}", listener.said());
}

/// Without a token in the settings, none is the right one.
#[test]
fn no_token_is_no_key() {
    let url = "postgresql://somebody:canary@127.0.0.1:1/nowhere";
    let listener = Listener::start(hbm_db(&["health", "--listen", "127.0.0.1:0"]).env("DATABASE_URL", url));
    for given in ["Bearer ", "Bearer", "Bearer x"] {
        let answer = listener.health_as(given);
        assert_eq!(answer.status, 503);
        answer.hides("error").hides("somebody").hides("nowhere");
    }
    listener.says("TCP failed");
    assert!(!listener.said().contains("canary"), "{}", listener.said());
}

/// With the token, the answer of a healthy database has the same shape, and the number of the version.
#[test]
fn the_token_changes_nothing_in_the_shape() {
    let database = Database::new(server!());
    let run = hbm_db(&["health", "--listen", "127.0.0.1:0"]).on(&database).env("HBM_DB_HEALTH_TOKEN", TOKEN);
    let listener = Listener::start(run);
    let answer = listener.health_as(&format!("Bearer {TOKEN}"));
    assert_eq!(shape(&answer.body), shape(super::DOCUMENT));
    assert!(answer.body.contains(&format!(r#""version":"PostgreSQL {}"#, database.cluster.major())));
}

/// A connection that was ended, as by a restart, is replaced before anybody notices.
#[test]
fn a_lost_connection_is_no_lost_database() {
    let database = Database::new(server!());
    let listener = Listener::on(&database);
    assert_eq!(listener.health().status, 200);
    let pids = "select coalesce(string_agg(pid::text, ','), '') from pg_stat_activity
                where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()";
    let old = database.sql(pids);
    assert_ne!(old, "");
    database.sql(&format!("select pg_terminate_backend({old})"));
    until("it connects again", || {
        assert_eq!(listener.health().status, 200);
        let now = database.sql(pids);
        now != old && !now.is_empty()
    });
}

#[test]
fn a_question_without_an_answer_is_503_until_there_is_one() {
    let database = Database::new(server!());
    let held = Arc::new(AtomicBool::new(true));
    let judge = held.clone();
    let proxy = Proxy::start(database.cluster, move |question| {
        match judge.load(Ordering::SeqCst) && question.sql.contains("pg_database_size") {
            true => Fate::Held,
            false => Fate::Answered,
        }
    });
    let url = proxy.url(&database.url());
    let listener = Listener::start(hbm_db(&["health", "--listen", "127.0.0.1:0"]).env("DATABASE_URL", &url));
    assert_eq!(listener.health().status, 503);
    held.store(false, Ordering::SeqCst);
    listener.until(200);
    held.store(true, Ordering::SeqCst);
    listener.until(503);
    listener.says("does not answer within 2 s");
}

/// The server is there and refuses what is asked: that is no lost connection.
#[test]
fn an_unexpected_answer_is_500_without_a_cause() {
    let database = Database::new(server!());
    let role = format!("{}_blind", database.name);
    database.sql(&format!(
        "revoke execute on function pg_catalog.pg_database_size(name) from public; create role {role} login password 'x'"
    ));
    let run = hbm_db(&["health", "--listen", "127.0.0.1:0"])
        .env("DATABASE_URL", &database.url_of(&role, "x"))
        .env("HBM_DB_HEALTH_TOKEN", TOKEN);
    let listener = Listener::start(run);
    let answer = listener.health();
    assert_eq!(answer.status, 500);
    assert!(answer.body.starts_with(r#"{"status":"error","database":{"status":"error","timestamp":"#));
    for detail in [role.as_str(), &database.name, "pg_database_size", "permission"] {
        answer.hides(detail);
    }
    let told = listener.health_as(&format!("Bearer {TOKEN}"));
    assert!(told.status == 500 && told.body.contains("permission denied for function pg_database_size"));
    drop(listener);
    hbm_db(&["health"]).env("DATABASE_URL", &database.url_of(&role, "x")).exits(1).says("status       error");
    database.sql(&format!("drop owned by {role}; drop role {role}"));
}
