//! The PostgreSQL of our own.

use crate::harness::hbm_db;

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
    run(&["test"]).succeeds().says("PostgreSQL 18");
    run(&["status", "--check"]).succeeds().says("in step").says("development");
    assert!(folder.path().join(".hbm-db/hbm/data").is_dir());
    // From a folder below, it is the same database.
    let below = folder.path().join("some/where");
    std::fs::create_dir_all(&below).expect("a folder");
    hbm_db(&["status", "--check"]).within(&below).succeeds().says("in step");
    run(&["flush"]).succeeds().says("27 objects dropped");
    run(&["push", "--yes"]).succeeds();
    run(&["push"]).succeeds().says("no changes");
}

#[test]
fn processes_take_turns() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut runs: Vec<_> = (0..3).map(|_| hbm_db(&["reset"]).within(folder.path())).collect();
    let children: Vec<_> = runs.iter_mut().map(crate::harness::Run::spawn).collect();
    for child in children {
        let out = child.wait_with_output().expect("an end");
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    }
    hbm_db(&["push"]).within(folder.path()).succeeds().says("no changes");
}
