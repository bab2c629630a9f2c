//! A label of an enum type can be used only after the commit that adds it: `fresh` commits where `migrate up` does.

use crate::harness::server;
use crate::migrate::project::{ONE, Project, TWO};

const THREE: &str = "m20260103_000001_three";

fn seeds(project: &Project, text: &str) {
    let folder = project.path().join("seed-data/hbm");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("people.yaml"), text).expect("a file");
}

fn moods(cluster: &'static crate::harness::Cluster) -> Project {
    Project::new(cluster)
        .with(
            ONE,
            "create type mood as enum ('sad'); create table people (id int primary key, name text unique, mood mood);",
            "drop table people; drop type mood;",
        )
        .with(TWO, "alter type mood add value 'glad';", "")
}

#[test]
fn a_label_that_a_later_migration_uses() {
    let project =
        moods(server!()).with(THREE, "insert into people values (1, 'a', 'glad');", "delete from people;");
    project.run(&["migrate", "up"]).succeeds();
    project.run(&["mark", "development", "--confirm-database", &project.database.name]).succeeds();
    for _ in 0..2 {
        project.run(&["fresh", "--no-seed"]).succeeds().says("3 migrations run");
        assert_eq!(project.sql("select mood from people"), "glad");
        project.run(&["migrate", "status", "--check"]).succeeds();
    }
    assert_eq!(project.sql("select environment from hbm_db.environment"), "development");
}

#[test]
fn a_label_that_a_seed_uses() {
    let project = moods(server!());
    seeds(&project, "key: name\nsets:\n  base:\n    a: { id: 1, name: a, mood: glad }\n");
    for _ in 0..2 {
        project.run(&["fresh"]).succeeds().says("2 migrations run").says("1 row in 1 table seeded");
        assert_eq!(project.sql("select mood from people"), "glad");
    }
}

/// What fails for another reason leaves everything as it was.
#[test]
fn another_failure_is_still_one_transaction() {
    let project = moods(server!()).with(THREE, "select nowhere;", "");
    project.sql("create table precious (id int)");
    project.run(&["mark", "development", "--app", "hbm"]).succeeds();
    let before = project.state();
    project.run(&["fresh", "--no-seed"]).exits(1).says("nowhere");
    assert_eq!(project.state(), before);
}

/// The file that `drift adopt` writes is one transaction, and runs together with what uses the label.
#[test]
fn a_label_that_was_added_by_hand() {
    let project = Project::new(server!()).with(
        ONE,
        "create type mood as enum ('sad'); create table people (id int primary key, name text unique, mood mood);",
        "drop table people; drop type mood;",
    );
    project.run(&["migrate", "up"]).succeeds();
    project.sql("alter type mood add value 'glad'");
    project.run(&["drift", "adopt", "glad"]).succeeds();
    let name = project.names().pop().expect("a migration");
    let up = project.read(&name, "up.sql");
    assert!(!up.contains("no-transaction") && up.contains("ADD VALUE 'glad'"), "{up}");
    project.run(&["migrate", "validate"]).succeeds();
    seeds(&project, "key: name\nsets:\n  base:\n    a: { id: 1, name: a, mood: glad }\n");
    project.run(&["fresh", "--confirm-database", &project.database.name]).succeeds().says("1 row in 1 table");
    assert_eq!(project.sql("select mood from people"), "glad");
    let other = project.elsewhere();
    other.run(&["migrate", "up"]).succeeds();
    other.run(&["migrate", "down", "--all"]).succeeds();
}
