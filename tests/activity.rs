//! `activity`: sessions, the tree of who blocks whom, and the end of a query or of a session.

use crate::harness::{Database, Holder, Run, hbm_db, server, until, until_some};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::thread::JoinHandle;

/// Somebody who runs a statement that waits.
struct Waiter {
    pid: u32,
    thread: JoinHandle<Result<String, String>>,
}

impl Waiter {
    /// Runs it in a session of this name, and returns when it waits for a lock.
    fn new(database: &Database, name: &str, sql: &str) -> Self {
        let mut session = database.session(name);
        let (pid, sql) = (session.pid(), sql.to_owned());
        let thread = std::thread::spawn(move || session.run(&sql));
        let waits = format!("select exists (select from pg_locks where pid = {pid} and not granted)");
        until("it waits", || database.sql(&waits) == "t");
        Self { pid, thread }
    }

    fn ended(self) -> Result<String, String> {
        self.thread.join().expect("the thread ends")
    }
}

fn rows(database: &Database) {
    database.sql(
        "create table t (id int primary key, n int); insert into t select g, g from generate_series(1, 9) g",
    );
}

fn activity(database: &Database, arguments: &[&str]) -> Run {
    hbm_db(&[&["activity"], arguments].concat()).on(database)
}

fn report(run: Run) -> Value {
    serde_json::from_str(&run.succeeds().stdout).expect("JSON")
}

/// The trees that have one of these processes in it; other tests work on the server, too.
fn trees(report: &Value, pid: u32) -> Vec<Value> {
    let all = report["blocking"].as_array().expect("trees").clone();
    all.into_iter().filter(|tree| tree.to_string().contains(&format!("\"pid\":{pid},"))).collect()
}

#[test]
fn who_blocks_whom_is_a_tree_below_those_that_wait_for_nobody() {
    let database = Database::new(server!());
    rows(&database);
    let root = Holder::new(&database, "update t set n = 0 where id = 1");
    let middle = Waiter::new(
        &database,
        "middle",
        "begin; update t set n = 0 where id = 2; update t set n = 1 where id = 1; commit",
    );
    let leaf = Waiter::new(&database, "leaf", "update t set n = 2 where id = 2");
    let found = report(activity(&database, &["--format", "json"]));
    let expected = json!({ "pid": root.pid(), "blocks": [
        { "pid": middle.pid, "blocks": [{ "pid": leaf.pid, "blocks": [] }] },
    ]});
    assert_eq!(trees(&found, leaf.pid), [expected]);
    let of = |pid: u32| {
        found["sessions"].as_array().expect("sessions").iter().find(|one| one["pid"] == pid).cloned()
    };
    let leaf_session = of(leaf.pid).expect("a session");
    assert_eq!(leaf_session["blocked_by"], json!([middle.pid]));
    assert!(leaf_session["waits"].is_number(), "{leaf_session}");
    assert_eq!(of(root.pid()).expect("a session")["state"], "idle in transaction");
    let text = activity(&database, &[]).succeeds().stdout;
    let line = |pid: u32| {
        text.lines().find(|line| line.contains(&format!(" pid {pid} "))).unwrap_or_default().to_owned()
    };
    let depth = |pid: u32| line(pid).chars().take_while(|c| *c == ' ').count();
    assert_eq!((depth(root.pid()), depth(middle.pid), depth(leaf.pid)), (2, 4, 6), "{text}");
    assert!(line(leaf.pid).contains("waits") && line(leaf.pid).contains("where id = 2"), "{text}");
    drop(root);
    middle.ended().expect("it goes on");
    leaf.ended().expect("it goes on");
}

#[test]
fn a_prepared_transaction_blocks_without_a_session() {
    let database = Database::new(server!());
    rows(&database);
    let gid = format!("left_{}", database.name);
    database.sql(&format!("begin; update t set n = 0 where id = 1; prepare transaction '{gid}'"));
    let waiter = Waiter::new(&database, "waiter", "update t set n = 1 where id = 1");
    let found = report(activity(&database, &["--format", "json"]));
    let expected = json!({ "prepared": gid, "blocks": [{ "pid": waiter.pid, "blocks": [] }] });
    assert_eq!(trees(&found, waiter.pid), [expected]);
    assert!(found["prepared"].as_array().expect("prepared").iter().any(|one| one["gid"] == gid.as_str()));
    activity(&database, &[]).succeeds().says(&format!("prepared transaction {gid}"));
    database.sql(&format!("rollback prepared '{gid}'"));
    waiter.ended().expect("it goes on");
}

#[test]
fn what_a_role_may_not_see_is_said() {
    let database = Database::new(server!());
    rows(&database);
    let role = format!("plain_{}", database.name);
    database.sql(&format!(
        "create role {role} login password 'x'; grant connect on database {} to {role}",
        database.name
    ));
    let root = Holder::new(&database, "update t set n = 0 where id = 1");
    let waiter = Waiter::new(&database, "waiter", "update t set n = 1 where id = 1");
    let as_role = |arguments: &[&str]| {
        hbm_db(&[&["activity"], arguments].concat()).env("DATABASE_URL", &database.url_of(&role, "x"))
    };
    let found = report(as_role(&["--format", "json"]));
    // Who waits for whom is for everybody.
    assert_eq!(trees(&found, waiter.pid)[0]["pid"], root.pid());
    let hidden =
        found["sessions"].as_array().expect("sessions").iter().find(|one| one["pid"] == waiter.pid).cloned();
    let hidden = hidden.expect("a session");
    assert_eq!(
        (&hidden["hidden"], &hidden["query"], &hidden["state"]),
        (&json!(true), &Value::Null, &Value::Null)
    );
    as_role(&[]).succeeds().says(&format!("GRANT pg_read_all_stats TO {role}"));
    as_role(&["--terminate", &waiter.pid.to_string(), "--yes"]).exits(4).says("hidden from this role");
    database.sql(&format!("grant pg_read_all_stats to {role}"));
    as_role(&[]).succeeds().hides("GRANT").says("update t set n = 1 where id = 1");
    as_role(&["--terminate", &waiter.pid.to_string(), "--yes"]).exits(1).says("GRANT pg_signal_backend TO");
    drop(root);
    waiter.ended().expect("nobody ended it");
    database.sql(&format!("drop owned by {role}; drop role {role}"));
}

/// Its text is somebody else's, and a terminal obeys what it is given.
#[test]
fn a_query_with_an_escape_sequence_is_shown_and_not_obeyed() {
    let database = Database::new(server!());
    rows(&database);
    let holder = Holder::new(&database, "update t set n = 0 where id = 1 /* \x1b[2J\u{9b}31m */");
    let shown = activity(&database, &[]).succeeds().says("␛[2J");
    assert!(!shown.stdout.contains('\x1b') && !shown.stdout.contains('\u{9b}'), "{}", shown.stdout);
    drop(holder);
}

#[test]
fn a_query_is_cancelled_and_its_session_stays() {
    let database = Database::new(server!());
    rows(&database);
    let root = Holder::new(&database, "update t set n = 0 where id = 1");
    let waiter = Waiter::new(&database, "waiter", "update t set n = 1 where id = 1");
    let pid = waiter.pid.to_string();
    activity(&database, &["--cancel", &pid]).exits(2).says("--yes").says("application waiter");
    let done = report(activity(&database, &["--cancel", &pid, "--yes", "--format", "json"]));
    assert_eq!(
        (&done["action"], &done["pid"], &done["application"]),
        (&json!("cancel"), &json!(waiter.pid), &json!("waiter"))
    );
    let error = waiter.ended().expect_err("it was cancelled");
    assert!(error.contains("canceling statement due to user request"), "{error}");
    // There is no query that could be cancelled.
    activity(&database, &["--cancel", &root.pid().to_string(), "--yes"])
        .exits(1)
        .says("runs no query")
        .says("--terminate");
    drop(root);
}

#[test]
fn a_session_is_ended_and_is_gone() {
    let database = Database::new(server!());
    rows(&database);
    let root = Holder::new(&database, "update t set n = 0 where id = 1");
    let waiter = Waiter::new(&database, "waiter", "update t set n = 7 where id = 1");
    let pid = root.pid().to_string();
    activity(&database, &["--terminate", &pid, "--yes"])
        .succeeds()
        .says(&format!("the session pid {pid}"))
        .says("is gone");
    assert_eq!(database.sql(&format!("select count(*) from pg_stat_activity where pid = {pid}")), "0");
    waiter.ended().expect("nobody is in the way any more");
    assert_eq!(database.sql("select n from t where id = 1"), "7");
    activity(&database, &["--terminate", &pid, "--yes"]).exits(1).says("there is no session with pid");
    drop(root);
}

#[test]
fn processes_of_the_server_and_sessions_of_other_databases_are_left_alone() {
    let (database, other) = (Database::new(server!()), Database::new(server!()));
    for kind in ["checkpointer", "autovacuum launcher", "logical replication launcher"] {
        let pid = database.sql(&format!("select pid from pg_stat_activity where backend_type = '{kind}'"));
        activity(&database, &["--terminate", &pid, "--yes"])
            .exits(4)
            .says("a process of the server itself")
            .says(kind);
    }
    let elsewhere = other.session("elsewhere");
    let pid = elsewhere.pid().to_string();
    activity(&database, &["--terminate", &pid, "--yes"])
        .exits(4)
        .says(&format!("it is connected to {}", other.name));
    assert_eq!(database.sql(&format!("select count(*) from pg_stat_activity where pid = {pid}")), "1");
}

#[test]
fn a_protected_database_is_named() {
    let database = Database::new(server!());
    rows(&database);
    hbm_db(&["mark", "production"]).on(&database).succeeds();
    let root = Holder::new(&database, "update t set n = 0 where id = 1");
    let end = ["--terminate", &root.pid().to_string(), "--yes"];
    activity(&database, &end).exits(4).says("marked production and protected").says("--confirm-database");
    activity(&database, &[&end[..], &["--confirm-database", "another"]].concat())
        .exits(4)
        .says("says another");
    assert_eq!(
        database.sql(&format!("select count(*) from pg_stat_activity where pid = {}", root.pid())),
        "1"
    );
    activity(&database, &[&end[..], &["--confirm-database", &database.name]].concat())
        .succeeds()
        .says("is gone");
    drop(root);
}

/// Where no terminal is, it is shown again below.
#[test]
fn it_is_shown_again_until_a_signal_ends_it() {
    let database = Database::new(server!());
    let mut child = activity(&database, &["--watch", "100ms"]).spawn();
    let mut lines = BufReader::new(child.stdout.take().expect("stdout")).lines();
    let mut looks = 0;
    while looks < 3 {
        let line = lines.next().expect("a line").expect("text");
        assert!(!line.contains('\x1b'), "{line}");
        looks += usize::from(line.contains(" sessions, ") || line.contains(" session, "));
    }
    let pid = child.id().to_string();
    let signalled = std::process::Command::new("kill").args(["-TERM", &pid]).status().expect("kill starts");
    assert!(signalled.success());
    let code = until_some("it ends", || child.try_wait().ok().flatten().ok_or("it runs"));
    assert_eq!(code.code(), Some(0));
    activity(&database, &["--watch", "--format", "json"]).exits(2).says("one object");
    activity(&database, &["--watch", "--cancel", "1"]).exits(2);
}

/// Who watches through `head` wants no more.
#[test]
fn it_ends_when_nobody_reads_any_more() {
    let database = Database::new(server!());
    let mut child = activity(&database, &["--watch", "100ms"]).spawn();
    drop(child.stdout.take());
    let code = until_some("it ends", || child.try_wait().ok().flatten().ok_or("it runs"));
    assert_eq!(code.code(), Some(0));
}
