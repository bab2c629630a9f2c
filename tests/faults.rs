//! What happens when something goes wrong in the middle.

use crate::harness::{Database, hbm_db, server};
use std::process::Stdio;
use std::time::{Duration, Instant};

#[test]
fn a_seed_that_fails_at_its_last_row_leaves_the_database_as_it_was() {
    let database = Database::new(server!());
    hbm_db(&["reset"]).on(&database).succeeds();
    let before = database.contents();
    // A rule that no check before the load can know.
    let seeds = "sets:\n  base:\n    a: { name: a }\n    z: { name: z }\n";
    let media = "sets:\n  base:\n    m: { original_name: a, file_name: a, file_path: a, file_size: -1, mime_type: a, file_type: a }\n";
    for command in ["seed", "reset"] {
        hbm_db(&[command])
            .file("seed-data/hbm/roles.yaml", seeds)
            .file("seed-data/hbm/media.yaml", media)
            .on(&database)
            .exits(1)
            .says("cannot seed media (seed-data/hbm/media.yaml:3:5)")
            .says("media_file_size_check");
        assert_eq!(database.contents(), before, "{command}");
    }
}

/// Killed at any moment, a reset has happened or it has not; and soon nothing of it is left.
#[test]
fn a_killed_reset_is_old_or_new_and_leaves_no_lock() {
    let database = Database::new(server!());
    hbm_db(&["reset", "--set", "test"]).on(&database).succeeds();
    let old = database.sql("select count(*) from users");
    hbm_db(&["reset"]).on(&database).succeeds();
    let new = database.sql("select count(*) from users");
    assert_ne!(old, new);
    hbm_db(&["reset", "--set", "test"]).on(&database).succeeds();
    let mut killed = 0;
    for moment in 0..24 {
        let mut run = hbm_db(&["reset"]).on(&database);
        let mut child = run.spawn();
        let start = Instant::now();
        while start.elapsed() < Duration::from_millis(20 * moment)
            && child.try_wait().is_ok_and(|end| end.is_none())
        {}
        let _ = child.kill();
        let status = child.wait().expect("an end");
        killed += usize::from(!status.success());
        let gone = Instant::now() + Duration::from_secs(20);
        let left = "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";
        while database.sql(left) != "0" {
            assert!(
                Instant::now() < gone,
                "a session is left of a reset that was killed after {} ms",
                20 * moment
            );
        }
        let users = database.sql("select count(*) from users");
        assert!(users == old || users == new, "{users} users after {} ms", 20 * moment);
        assert_eq!(
            database.sql(
                "select count(*) from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'"
            ),
            "27"
        );
        if users == new {
            hbm_db(&["reset", "--set", "test"]).on(&database).succeeds();
        }
    }
    assert!(killed > 5, "only {killed} runs were killed before their end");
    hbm_db(&["reset"]).on(&database).succeeds();
    hbm_db(&["push"]).on(&database).succeeds().says("no changes");
}

/// The lock of a killed process is free within a second, although its statement would have gone on.
#[test]
fn the_server_notices_a_killed_client() {
    let database = Database::new(server!());
    hbm_db(&["reset", "--no-seed"]).on(&database).succeeds();
    // The reset waits for this lock inside of the server.
    let mut holder = blocker(&database, "lock table users in access share mode");
    let mut run = hbm_db(&["reset", "--lock-timeout", "60s"]).on(&database);
    let mut child = run.spawn();
    until(|| database.sql(WAITING) == "1", "the reset waits");
    let _ = child.kill();
    let _ = child.wait();
    let start = Instant::now();
    until(|| database.sql(WAITING) == "0", "the waiting server process ends");
    assert!(start.elapsed() < Duration::from_secs(10));
    let _ = holder.kill();
    let _ = holder.wait();
    hbm_db(&["reset", "--no-seed"]).on(&database).succeeds();
}

#[test]
fn a_lock_of_somebody_else_is_named_and_can_be_ended() {
    let database = Database::new(server!());
    hbm_db(&["reset"]).on(&database).succeeds();
    let before = database.contents();
    let mut holder = blocker(&database, "lock table users in access share mode");
    for command in ["reset", "flush"] {
        hbm_db(&[command, "--lock-timeout", "200ms"])
            .on(&database)
            .exits(1)
            .says("locked by pid")
            .says("user postgres, application holder, from local, idle in transaction, since 2")
            .says("--terminate");
        assert_eq!(database.contents(), before);
    }
    hbm_db(&["reset", "--terminate"]).on(&database).succeeds().says("ended: pid");
    let _ = holder.kill();
    let _ = holder.wait();
}

#[test]
fn only_one_works_on_a_database_and_the_other_is_told_who() {
    let database = Database::new(server!());
    hbm_db(&["reset", "--no-seed"]).on(&database).succeeds();
    let mut holder = blocker(&database, "select pg_advisory_lock(1751280996, 0)");
    hbm_db(&["reset", "--lock-timeout", "200ms"])
        .on(&database)
        .exits(1)
        .says("another hbm-db works on this database")
        .says("application holder");
    let _ = holder.kill();
    let _ = holder.wait();
}

#[test]
fn many_at_once_all_end_well() {
    let database = Database::new(server!());
    let mut runs: Vec<_> = (0..6).map(|_| hbm_db(&["reset", "--lock-timeout", "1m"]).on(&database)).collect();
    let children: Vec<_> = runs.iter_mut().map(crate::harness::Run::spawn).collect();
    for child in children {
        let out = child.wait_with_output().expect("an end");
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    }
    hbm_db(&["push"]).on(&database).succeeds().says("no changes");
}

/// Interrupted, it says so and ends with its own exit code.
#[test]
fn an_interrupt_rolls_back() {
    let database = Database::new(server!());
    hbm_db(&["reset", "--no-seed"]).on(&database).succeeds();
    let mut holder = blocker(&database, "lock table users in access share mode");
    let mut run = hbm_db(&["reset", "--lock-timeout", "60s"]).on(&database);
    let child = run.spawn();
    until(|| database.sql(WAITING) == "1", "the reset waits");
    let interrupt = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(interrupt.is_ok_and(|status| status.success()));
    let out = child.wait_with_output().expect("an end");
    assert_eq!(out.status.code(), Some(130));
    assert!(String::from_utf8_lossy(&out.stderr).contains("interrupted"));
    let _ = holder.kill();
    let _ = holder.wait();
    hbm_db(&["push"]).on(&database).succeeds().says("no changes");
}

/// How many sessions of the database wait for a lock.
const WAITING: &str = "select count(*) from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())";

/// A psql that did something in a transaction and waits.
pub(crate) fn blocker(database: &Database, sql: &str) -> std::process::Child {
    let mut child = database
        .cluster
        .client("psql", &database.name)
        .env("PGAPPNAME", "holder")
        .arg("-XAtq")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("psql starts");
    use std::io::Write;
    let input = child.stdin.as_mut().expect("stdin");
    writeln!(input, "begin;\n{sql};").expect("psql reads");
    let waits = "select count(*) from pg_stat_activity where application_name = 'holder' and state = 'idle in transaction' and datname = current_database()";
    until(|| database.sql(waits) == "1", "the blocker has its lock");
    child
}

fn until(holds: impl Fn() -> bool, what: &str) {
    let end = Instant::now() + Duration::from_secs(60);
    while !holds() {
        assert!(Instant::now() < end, "{what}");
    }
}

/// What is marked while a reset waits is not overwritten by it.
#[test]
fn a_mark_waits_for_a_running_reset() {
    let database = Database::new(server!());
    hbm_db(&["reset", "--no-seed"]).on(&database).succeeds();
    let mut holder = blocker(&database, "lock table users in access share mode");
    let mut run = hbm_db(&["flush", "--lock-timeout", "60s"]).on(&database);
    let child = run.spawn();
    until(|| database.sql(WAITING) == "1", "the flush waits");
    hbm_db(&["mark", "production", "--lock-timeout", "100ms"])
        .on(&database)
        .exits(1)
        .says("another hbm-db works on this database");
    let _ = holder.kill();
    let _ = holder.wait();
    assert!(child.wait_with_output().expect("an end").status.success());
    hbm_db(&["mark", "production"]).on(&database).succeeds();
    hbm_db(&["flush"]).on(&database).exits(4);
}

/// Rows that come between the counting and the lock are counted as well.
#[test]
fn a_value_that_comes_while_push_waits_is_not_lost() {
    let database = Database::new(server!());
    database.sql("create table t (id int primary key, phone text); insert into t values (1)");
    let mut holder = blocker(&database, "update t set phone = '0170'");
    let mut run = hbm_db(&["push", "--schema", "s.sql", "--yes", "--lock-timeout", "60s"])
        .file("s.sql", "create table t (id int primary key);")
        .on(&database);
    let child = run.spawn();
    until(|| database.sql(WAITING) == "1", "the push waits");
    use std::io::Write;
    writeln!(holder.stdin.as_mut().expect("stdin"), "commit;").expect("psql reads");
    let out = child.wait_with_output().expect("an end");
    assert_eq!(out.status.code(), Some(4), "{}", String::from_utf8_lossy(&out.stderr));
    assert_eq!(database.sql("select phone from t"), "0170");
    let _ = holder.kill();
    let _ = holder.wait();
}
