//! The PostgreSQL of our own.

use crate::harness::{Run, Studio, hbm_db, until, until_some};
use std::path::Path;

#[test]
fn the_first_command_works_on_a_machine_with_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = |arguments: &[&str]| hbm_db(arguments).within(folder.path());
    run(&["reset"])
        .succeeds()
        .says("the embedded PostgreSQL in")
        .says("no DATABASE_URL or --url")
        .says("27 tables created");
    run(&["reset"]).succeeds().says("27 objects dropped");
    run(&["push"]).succeeds().says("no changes");
    run(&["seed"]).succeeds().says("nothing to seed");
    run(&["status", "--check"]).succeeds().says("in step").says("development");
    assert!(folder.path().join(".hbm-db/hbm/data").is_dir());
    // From a folder below, it is the same database.
    let below = folder.path().join("some/where");
    std::fs::create_dir_all(&below).expect("a folder");
    hbm_db(&["status", "--check"]).within(&below).succeeds().says("in step");
    run(&["flush"]).succeeds().says("27 objects dropped");
    run(&["push", "--yes"]).succeeds();
    run(&["push"]).succeeds().says("no changes");
    assert_eq!(server(folder.path()), None, "a server was left behind");
}

/// What looks at a database looks at this one as well: its server runs until the answer is there.
#[test]
fn whoever_is_on_call_can_look_at_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = |arguments: &[&str]| hbm_db(arguments).within(folder.path());
    run(&["reset"]).succeeds();
    run(&["doctor"]).succeeds().says("probes asked");
    run(&["backup", "wal-check"]).exits(3).says("archive_mode is off");
    run(&["activity"]).succeeds();
    run(&["maintain", "--dry-run"]).succeeds();
    run(&["backup", "--verify"]).succeeds().says("verified");
}

/// Without a server on the machine the programs that the binary carries are used; for root they have to run as another
/// user, and for this C library they had to be made fit.
#[cfg(feature = "embedded")]
#[test]
fn the_bundled_programs_serve_every_application() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = |arguments: &[&str]| bundled(hbm_db(arguments).within(folder.path()));
    for app in ["hbm", "gemini-crm", "kaygia", "supover", "tasks"] {
        run(&["reset", "--app", app]).succeeds();
        run(&["push", "--app", app]).succeeds().says("no changes");
    }
    run(&["test"]).succeeds().says("PostgreSQL 18");
    // Numbers are read and texts are cut by functions that an older C library does not have under these names.
    for (query, answer) in [
        ("select to_number('12,454.8-', '99G999D9S')", "-12454.8"),
        ("select mod(10.5, 4)", "2.5"),
        ("select '2024-02-29 23:59:60+05:30'::timestamptz at time zone 'UTC'", "2024-02-29 18:30:00"),
        ("select 10.5::float8 ^ 2", "110.25"),
        ("select repeat('x', 70)::name", &"x".repeat(63)),
        ("select count(*) > 20 from pg_available_extensions", "t"),
    ] {
        let shown = run(&["inspect", "--sql", query, "--as", "csv"]).succeeds();
        assert_eq!(shown.stdout.lines().nth(1), Some(answer), "{query}");
    }
}

/// Data is served by the version that made it, or not at all.
#[cfg(feature = "embedded")]
#[test]
fn data_of_another_version_is_left_alone() {
    let cluster = crate::harness::server!();
    if cluster.major() == 18 {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let run = |arguments: &[&str]| hbm_db(arguments).within(folder.path());
    bundled(run(&["reset"])).succeeds();
    let bin = crate::harness::server_programs().expect("a server");
    run(&["status"])
        .env("POSTGRES_BIN", &bin.display().to_string())
        .exits(5)
        .says("but the data was made by PostgreSQL 18")
        .says("POSTGRES_BIN");
    // Where none is named, the version that fits is looked for.
    hbm_db(&["status", "--check"]).within(folder.path()).without("POSTGRES_BIN").succeeds().says("in step");
}

#[test]
fn processes_share_the_server() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = |arguments: &[&str]| hbm_db(arguments).within(folder.path());
    // They work one after the other; the last waits for both before it.
    let mut runs: Vec<_> = (0..3).map(|_| run(&["reset", "--lock-timeout", "60s"])).collect();
    let children: Vec<_> = runs.iter_mut().map(Run::spawn).collect();
    for child in children {
        let out = child.wait_with_output().expect("an end");
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    }
    let studio = Studio::start(run(&["studio", "--no-open"]));
    let serves = server(folder.path()).expect("the studio's server");
    run(&["reset"]).succeeds().says("27 objects dropped");
    assert_eq!(server(folder.path()), Some(serves), "reset used the server that was there");
    let session = studio.enter();
    assert_eq!(studio.post("overview", &serde_json::json!({}), &session).status, 200);
    drop(studio);
    ends(folder.path());
}

/// Neither a killed program nor a killed server is in the way of the next command.
#[test]
fn what_was_killed_is_cleaned_up() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = |arguments: &[&str]| hbm_db(arguments).within(folder.path());
    run(&["reset"]).succeeds();
    let mut studio = run(&["studio", "--no-open"]);
    let mut child = studio.spawn();
    let serves = begins(folder.path());
    // SIGKILL: the program cannot clean up.
    child.kill().expect("it is killed");
    child.wait().expect("an end");
    ends(folder.path());
    // And the other way: its server is gone, with what it would have cleaned up.
    let mut studio = run(&["studio", "--no-open"]);
    let mut child = studio.spawn();
    let second = begins(folder.path());
    assert_ne!(serves, second);
    let killed = std::process::Command::new("kill").args(["-KILL", &second.to_string()]).status();
    assert!(killed.is_ok_and(|status| status.success()));
    run(&["status", "--check"]).succeeds().says("in step");
    child.kill().expect("it is killed");
    child.wait().expect("an end");
    ends(folder.path());
}

/// What an interrupted first start left is made again; a path may be longer than that of a socket.
#[test]
fn an_unfinished_cluster_and_a_long_path_do_no_harm() {
    let parent = tempfile::tempdir().expect("a folder");
    let folder = parent.path().join("long".repeat(40));
    std::fs::create_dir_all(folder.join(".hbm-db/hbm/unfinished/base")).expect("a folder");
    hbm_db(&["push", "--yes"]).within(&folder).succeeds().says("create table users");
    hbm_db(&["push"]).within(&folder).succeeds().says("no changes");
    assert!(!folder.join(".hbm-db/hbm/unfinished").exists());
}

fn bundled(run: Run) -> Run {
    run.env("POSTGRES_BIN", "")
}

/// The process of the server that runs in a project.
fn server(project: &Path) -> Option<u32> {
    let text = std::fs::read_to_string(project.join(".hbm-db/hbm/data/postmaster.pid")).ok()?;
    let process = text.lines().next()?.parse().ok()?;
    let alive = Path::new("/proc").join(format!("{process}")).join("exe").read_link().is_ok();
    (alive && text.lines().nth(7).is_some_and(|line| line.trim() == "ready")).then_some(process)
}

fn begins(project: &Path) -> u32 {
    until_some("a server begins", || server(project).ok_or("there is none"))
}

fn ends(project: &Path) {
    until("the server ends", || server(project).is_none());
}
