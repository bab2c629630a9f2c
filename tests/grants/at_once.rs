//! Many runs at once, and what became of the role while one waited.

use super::{SECRET, gemini, remove, role_of, until};
use crate::harness::{Database, Holder, Run, hbm_db, server};

/// What every hbm-db locks.
const OUR_LOCK: &str = "select pg_advisory_lock(1751280996, 0)";

/// How many runs wait for it.
const WAITING: &str = "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and query like '%pg_try_advisory_lock%'";

/// A run that waits for the lock as long as it takes.
fn patient(database: &Database, role: &str) -> Run {
    hbm_db(&["grants", "--app", "gemini-crm", "--role", role, "--lock-timeout", "1m"])
        .on(database)
        .env("HBM_DB_ROLE_PASSWORD", SECRET)
}

#[test]
fn of_many_at_once_one_creates_the_role() {
    let database = gemini(server!());
    let role = role_of(&database);
    let holder = Holder::new(&database, OUR_LOCK);
    let mut runs: Vec<Run> = (0..4).map(|_| patient(&database, &role)).collect();
    let children: Vec<_> = runs.iter_mut().map(Run::spawn).collect();
    until(&database, WAITING, "4");
    drop(holder);
    let mut said = Vec::new();
    for child in children {
        let out = child.wait_with_output().expect("an end");
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
        said.push(String::from_utf8_lossy(&out.stdout).trim().to_owned());
    }
    said.sort();
    let none = format!("role {role}: no changes");
    let one = format!("role {role}: created, password set, 50 privileges granted");
    assert_eq!(said, [one, none.clone(), none.clone(), none]);
    remove(&database, &role);
}

#[test]
fn what_became_of_the_role_while_it_waited_counts() {
    let database = gemini(server!());
    let role = role_of(&database);
    let holder = Holder::new(&database, OUR_LOCK);
    let mut run = patient(&database, &role);
    let child = run.spawn();
    until(&database, WAITING, "1");
    database.sql(&format!("create role {role} createdb"));
    drop(holder);
    let out = child.wait_with_output().expect("an end");
    let said = String::from_utf8_lossy(&out.stderr);
    assert_eq!(out.status.code(), Some(4), "{said}");
    assert!(said.contains("it has CREATEDB"), "{said}");
    database.sql(&format!("drop role {role}"));
}
