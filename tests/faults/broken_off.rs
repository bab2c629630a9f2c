//! What happens when something goes wrong in the middle.

use crate::harness::{Cluster, Database, Fate, Holder, Proxy, hbm_db, server, until};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::time::Duration;

#[test]
fn a_seed_that_fails_at_its_last_row_leaves_the_database_as_it_was() {
    let database = Database::after(server!(), &["reset"]);
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
            .says("cannot seed media (seed-data/hbm/media.yaml:3:67)")
            .says("media_file_size_check");
        assert_eq!(database.contents(), before, "{command}");
    }
}

/// Killed before any message, a reset has happened or it has not; and soon nothing of it is left.
#[test]
fn a_reset_that_is_killed_before_a_message_is_old_or_new_and_leaves_no_lock() {
    a_killed_reset_is_old_or_new(server!(), Fate::Held);
}

#[test]
fn a_reset_that_is_killed_while_the_server_works_is_old_or_new_and_leaves_no_lock() {
    a_killed_reset_is_old_or_new(server!(), Fate::Stalled);
}

/// A reset is killed at twelve of its messages, among them its first, its last and its commit.
fn a_killed_reset_is_old_or_new(cluster: &'static Cluster, fate: Fate) {
    const MOMENTS: usize = 11;
    const OLD: &[&str] = &["reset", "--set", "test"];
    let database = Database::after(cluster, OLD);
    let users = || database.sql("select count(*) from users");
    let old = users();
    // The first plans it; all others repeat that.
    messages_of_a_reset(&database);
    let (messages, commit) = messages_of_a_reset(&database);
    let new = users();
    assert_ne!(old, new);
    hbm_db(OLD).on(&database).succeeds();
    let moments = (0..MOMENTS).map(|moment| 1 + moment * (messages - 1) / (MOMENTS - 1));
    for cut in moments.chain([commit]) {
        let (there, news) = channel();
        let proxy = Proxy::start(cluster, move |question| {
            if question.number != cut {
                return Fate::Answered;
            }
            let _ = there.send(());
            fate
        });
        let mut run = hbm_db(&["reset"]).env("DATABASE_URL", &proxy.url(&database.url()));
        let mut child = run.spawn();
        news.recv_timeout(Duration::from_secs(60)).expect("it comes to that");
        child.kill().expect("it still runs");
        child.wait().expect("an end");
        let what = format!("{fate:?} at {cut} of {messages}, the commit is {commit}");
        let left = "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";
        until(format_args!("no session is left: {what}"), || database.sql(left) == "0");
        let committed = cut > commit || cut == commit && fate == Fate::Stalled;
        assert_eq!(users(), if committed { new.as_str() } else { old.as_str() }, "{what}");
        assert_eq!(
            database.sql(
                "select count(*) from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'"
            ),
            "27"
        );
        if committed {
            hbm_db(OLD).on(&database).succeeds();
        }
    }
    hbm_db(&["reset"]).on(&database).succeeds();
    hbm_db(&["push"]).on(&database).succeeds().says("no changes");
}

/// How many messages a reset sends, and which of them is its last commit.
fn messages_of_a_reset(database: &Database) -> (usize, usize) {
    let sent = Arc::new(Mutex::new(Vec::new()));
    let seen = sent.clone();
    let proxy = Proxy::start(database.cluster, move |question| {
        seen.lock().expect("the lock").push(question.sql.to_owned());
        Fate::Answered
    });
    hbm_db(&["reset"]).env("DATABASE_URL", &proxy.url(&database.url())).succeeds();
    let sent = sent.lock().expect("the lock");
    let commit = sent.iter().rposition(|sql| sql == "commit").expect("a commit");
    (sent.len(), commit + 1)
}

/// The lock of a killed process is free, although its statement would have gone on for an hour.
#[test]
fn the_server_notices_a_killed_client() {
    let database = Database::after(server!(), &["reset", "--no-seed"]);
    // The reset waits for this lock inside of the server.
    let holder = Holder::new(&database, "lock table users in access share mode");
    let mut run = hbm_db(&["reset", "--lock-timeout", "60m"]).on(&database);
    let mut child = run.spawn();
    until("the reset waits", || database.sql(WAITING) == "1");
    let _ = child.kill();
    let _ = child.wait();
    until("the waiting server process ends", || database.sql(WAITING) == "0");
    drop(holder);
    hbm_db(&["reset", "--no-seed"]).on(&database).succeeds();
}

#[test]
fn a_lock_of_somebody_else_is_named_and_can_be_ended() {
    let database = Database::after(server!(), &["reset"]);
    let before = database.contents();
    let holder = Holder::new(&database, "lock table users in access share mode");
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
    drop(holder);
}

#[test]
fn only_one_works_on_a_database_and_the_other_is_told_who() {
    let database = Database::after(server!(), &["reset", "--no-seed"]);
    let holder = Holder::new(&database, "select pg_advisory_lock(1751280996, 0)");
    hbm_db(&["reset", "--lock-timeout", "200ms"])
        .on(&database)
        .exits(1)
        .says("another hbm-db works on this database")
        .says("application holder");
    drop(holder);
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
    let database = Database::after(server!(), &["reset", "--no-seed"]);
    let holder = Holder::new(&database, "lock table users in access share mode");
    let mut run = hbm_db(&["reset", "--lock-timeout", "60s"]).on(&database);
    let child = run.spawn();
    until("the reset waits", || database.sql(WAITING) == "1");
    let interrupt = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(interrupt.is_ok_and(|status| status.success()));
    let out = child.wait_with_output().expect("an end");
    assert_eq!(out.status.code(), Some(130));
    assert!(String::from_utf8_lossy(&out.stderr).contains("interrupted"));
    drop(holder);
    hbm_db(&["push"]).on(&database).succeeds().says("no changes");
}

/// How many sessions of the database wait for a lock.
const WAITING: &str = "select count(*) from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())";

/// What is marked while a reset waits is not overwritten by it.
#[test]
fn a_mark_waits_for_a_running_reset() {
    let database = Database::after(server!(), &["reset", "--no-seed"]);
    let holder = Holder::new(&database, "lock table users in access share mode");
    let mut run = hbm_db(&["flush", "--lock-timeout", "60s"]).on(&database);
    let child = run.spawn();
    until("the flush waits", || database.sql(WAITING) == "1");
    hbm_db(&["mark", "production", "--lock-timeout", "100ms"])
        .on(&database)
        .exits(1)
        .says("another hbm-db works on this database");
    drop(holder);
    assert!(child.wait_with_output().expect("an end").status.success());
    hbm_db(&["mark", "production"]).on(&database).succeeds();
    hbm_db(&["flush"]).on(&database).exits(4);
}

/// Rows that come between the counting and the lock are counted as well.
#[test]
fn a_value_that_comes_while_push_waits_is_not_lost() {
    let database = Database::new(server!());
    database.sql("create table t (id int primary key, phone text); insert into t values (1)");
    let holder = Holder::new(&database, "update t set phone = '0170'");
    let mut run = hbm_db(&["push", "--schema", "s.sql", "--yes", "--lock-timeout", "60s"])
        .file("s.sql", "create table t (id int primary key);")
        .on(&database);
    let child = run.spawn();
    until("the push waits", || database.sql(WAITING) == "1");
    holder.commit();
    let out = child.wait_with_output().expect("an end");
    assert_eq!(out.status.code(), Some(4), "{}", String::from_utf8_lossy(&out.stderr));
    assert_eq!(database.sql("select phone from t"), "0170");
}
