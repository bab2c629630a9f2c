//! The log on stderr: `-v`, `-vv`, `RUST_LOG`.

use crate::harness::{Database, Outcome, hbm_db, server};

/// A server of another database, with a password, and a role: what a log must not tell.
const SECRETS: &str = "
create table notes (id int primary key, text text default 'plain text of a default');
create foreign data wrapper elsewhere;
create server there foreign data wrapper elsewhere options (host 'canary-host');
create user mapping for current_user server there options (user 'u', password 'canary-password');
";

fn push(database: &Database, flags: &[&str]) -> Outcome {
    let arguments = [&["push", "--schema", "s.sql", "--yes", "--all-schemas"], flags].concat();
    hbm_db(&arguments).on(database).file("s.sql", SECRETS).succeeds()
}

#[test]
fn nothing_is_logged_that_nobody_asked_for() {
    let database = Database::new(server!());
    let stderr = push(&database, &[]).stderr;
    assert!(!stderr.contains("DEBUG"), "{stderr}");
}

#[test]
fn statements_are_logged_with_their_times_and_without_secrets() {
    for flag in ["-v", "-vv"] {
        let database = Database::new(server!());
        let stderr = push(&database, &[flag]).stderr.to_lowercase();
        for said in ["debug", "command", "statement", "phase", " ms", "user mapping", "password '…'"] {
            assert!(stderr.contains(said), "{flag}: {said} is not in {stderr}");
        }
        assert!(!stderr.contains("canary"), "{flag}: {stderr}");
    }
}

/// The result is on stdout, and nothing else is.
#[test]
fn the_log_is_no_part_of_the_result() {
    let database = Database::new(server!());
    let outcome = push(&database, &["-vv", "--format", "json"]);
    let plan: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("one JSON value");
    assert!(plan["statements"].is_array());
}

#[test]
fn rust_log_wins() {
    let database = Database::new(server!());
    let logged = |flags: &[&str], wanted: &str| {
        let arguments = [&["test"], flags].concat();
        hbm_db(&arguments).on(&database).env("RUST_LOG", wanted).succeeds().stderr
    };
    assert!(logged(&[], "hbm_db=debug").contains("DEBUG"));
    assert!(!logged(&["-v"], "off").contains("DEBUG"));
    assert!(logged(&[], "hbm_db=loud").contains("RUST_LOG is left out"));
}

/// Where nobody reads any more, nothing is wrong.
#[test]
fn a_log_that_nobody_reads_is_dropped() {
    let database = Database::after(server!(), &["reset", "--no-seed"]);
    for flag in ["-v", "-vv"] {
        let mut run = hbm_db(&["status", flag]).on(&database);
        let mut child = run.spawn();
        drop((child.stdout.take(), child.stderr.take()));
        assert_eq!(child.wait().expect("an end").code(), Some(0), "{flag}");
    }
}
