//! `migrate down` and `migrate redo`.

use super::{ONE, Project, THREE, TWO, three};
use crate::harness::{Database, server};

fn migrated() -> Option<Project> {
    let project = three(crate::harness::Cluster::get()?);
    project.run(&["migrate", "up"]).succeeds();
    Some(project)
}

#[test]
fn to_steps_and_all_say_how_far() {
    server!();
    let project = migrated().expect("a server");
    project.run(&["migrate", "down"]).succeeds().says(THREE).says("undone").says("1 pending");
    assert_eq!(project.applied(), "one two");
    project.run(&["migrate", "up"]).succeeds();
    let value = project.json(&["migrate", "down", "--steps", "2"], 0);
    assert_eq!(value["ran"][0]["name"], THREE);
    assert_eq!(value["ran"][1]["name"], TWO);
    assert_eq!(value["ran"][1]["direction"], "down");
    assert_eq!(value["pending"], serde_json::json!([TWO, THREE]));
    assert!(project.has("one") && !project.has("two") && !project.has("three"));
    project.run(&["migrate", "up"]).succeeds();
    project.run(&["migrate", "down", "--to", "one"]).succeeds();
    assert_eq!(project.applied(), "one");
    project.run(&["migrate", "down", "--to", ONE]).succeeds().says("nothing to do");
    project.run(&["migrate", "down", "--to", "two"]).exits(2).says(&format!("{TWO} was not applied"));
    project.run(&["migrate", "down", "--to", "to"]).exits(2).says("did you mean");
    project.run(&["migrate", "down", "--all", "--steps", "1"]).exits(2).says("cannot be used with");
    assert_eq!(project.applied(), "one");
}

/// What is left is what an empty database has, and the extensions.
#[test]
fn all_of_them_leave_nothing() {
    let empty = Database::new(server!());
    let project = migrated().expect("a server");
    assert_ne!(project.database.schema(), empty.schema());
    project.run(&["migrate", "down", "--all"]).succeeds().says(ONE).says("3 pending");
    assert_eq!(project.database.schema(), empty.schema());
    assert_eq!(project.applied(), "no ledger");
    assert_eq!(project.sql("select count(*) from hbm_db.migrations"), "0");
    project.run(&["migrate", "down", "--all"]).succeeds().says("nothing to do");
    project.run(&["migrate", "up"]).succeeds();
    assert_eq!(project.applied(), "one two three");
}

/// The last applied comes first, whatever it is called, and however fast it was.
#[test]
fn the_order_is_that_of_application() {
    server!();
    for same_second in [false, true] {
        let project = migrated().expect("a server");
        project.write("m20260101_000002_late", "up.sql", "create table late (id int references one (id));");
        project.write("m20260101_000002_late", "down.sql", "drop table late;");
        project.run(&["migrate", "up", "--out-of-order"]).succeeds().says("late");
        if same_second {
            // The ledger knows seconds only, and two commands may share one.
            project.sql(
                "update seaql_migrations set applied_at = 7; update hbm_db.migrations set applied_at = 7",
            );
        } else {
            project.sql(
                "update seaql_migrations set applied_at = applied_at + 1 where version like '%late';
                 update hbm_db.migrations set applied_at = applied_at + 1 where name like '%late'",
            );
        }
        let shown = project.json(&["migrate", "down", "--steps", "2", "--dry-run"], 0);
        assert_eq!(shown["files"][0]["sql"], "drop table late;", "same second: {same_second}");
        assert_eq!(shown["files"][1]["sql"], "drop table three;", "same second: {same_second}");
        project.run(&["migrate", "down"]).succeeds().says("late").hides(THREE);
        assert_eq!(project.applied(), "one two three");
    }
}

/// Of all that are to be undone, each must have a way back before the first is undone.
#[test]
fn a_migration_without_a_way_back_stops_everything() {
    server!();
    let project = migrated().expect("a server");
    std::fs::remove_file(project.migrations().join(TWO).join("down.sql")).expect("a file");
    project.run(&["migrate", "validate"]).succeeds();
    let before = project.state();
    for command in [&["migrate", "down", "--steps", "2"][..], &["migrate", "down", "--all", "--dry-run"]] {
        project
            .run(command)
            .exits(1)
            .says(&format!("{TWO} has no down.sql"))
            .says(&format!("migration/src/hbm/{TWO}/down.sql"))
            .says("hbm-db migrate rollback");
        assert_eq!(project.state(), before);
    }
    project.run(&["migrate", "down"]).succeeds();
    assert_eq!(project.applied(), "one two");
    project.remove(TWO);
    project.run(&["migrate", "down"]).exits(1).says(&format!("{TWO} was applied, and its file is not there"));
    assert_eq!(project.applied(), "one two");
}

/// Those before the one that fails are undone; of it nothing is.
#[test]
fn a_failing_way_back_is_named_with_file_and_line() {
    server!();
    let project = migrated().expect("a server");
    project.write(TWO, "down.sql", "drop table two;\ndrop table nowhere;");
    let before = project.state();
    project.run(&["migrate", "down", "--all"]).exits(1).says(&format!("{TWO}/down.sql:2")).says("42P01");
    assert_eq!(project.state(), before, "it was found while what would be lost was learned");
    project.run(&["migrate", "down", "--all", "--dry-run"]).exits(1).says(&format!("{TWO}/down.sql:2"));
    project.write(TWO, "down.sql", "drop table two;");
    project.run(&["migrate", "down", "--all"]).succeeds();
}

#[test]
fn a_way_back_may_run_outside_of_a_transaction() {
    let project = Project::new(server!()).with(
        ONE,
        "create table one (id int); create index on_one on one (id);",
        "-- hbm-db: no-transaction\ndrop index concurrently on_one;\ndrop table one;",
    );
    project.run(&["migrate", "up"]).succeeds();
    project.run(&["migrate", "down", "--dry-run"]).succeeds().says("drop index concurrently on_one");
    assert!(project.has("on_one"));
    project.sql("insert into one values (1)");
    project.run(&["migrate", "down"]).exits(4).says("--accept drop_table:one");
    assert!(project.has("on_one"));
    project.run(&["migrate", "down", "--accept", "drop_table:one"]).succeeds();
    assert!(!project.has("one"));
    assert_eq!(project.applied(), "");
}

#[test]
fn redo_takes_the_last_one_back_and_runs_it_again() {
    server!();
    let project = migrated().expect("a server");
    project.write(THREE, "up.sql", "create table three (id int, more text);");
    let value = project.json(&["migrate", "redo"], 0);
    assert_eq!(value["ran"][0]["direction"], "down");
    assert_eq!(value["ran"][1]["direction"], "up");
    assert_eq!(value["ran"][1]["name"], THREE);
    assert_eq!(value["ran"].as_array().map(Vec::len), Some(2));
    assert_eq!(project.sql("select count(more) from three"), "0");
    project.run(&["migrate", "validate"]).succeeds();
    project.sql("insert into three values (1)");
    project.run(&["migrate", "redo"]).exits(4).says("drop_table three, 1 rows: --accept drop_table:three");
    assert_eq!(project.sql("select count(*) from three"), "1");
    project.run(&["migrate", "redo", "--accept", "drop_table:three"]).succeeds();
    assert_eq!(project.sql("select count(*) from three"), "0");
}

#[test]
fn redo_of_nothing_says_so() {
    let project = three(server!());
    project.run(&["migrate", "redo"]).succeeds().says("nothing to do");
    assert!(project.is_untouched());
}
