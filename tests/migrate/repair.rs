//! `migrate repair`: the catalog decides what may be mended.

use super::{ONE, Project, THREE, TWO, three};
use crate::harness::server;

const REPAIR: &[&str] = &["migrate", "repair"];
const YES: &[&str] = &["migrate", "repair", "--yes"];

fn migrated() -> Option<Project> {
    let project = three(crate::harness::Cluster::get()?);
    project.run(&["migrate", "up"]).succeeds();
    Some(project)
}

#[test]
fn there_may_be_nothing_to_repair() {
    server!();
    let project = migrated().expect("a server");
    let before = project.state();
    for command in [REPAIR, YES] {
        project.run(command).succeeds().says("nothing to repair");
        assert_eq!(project.state(), before);
    }
    let empty = three(server!());
    empty.run(YES).succeeds().says("nothing to repair");
    assert!(empty.is_untouched());
}

/// A comment changed: the database is as the file says, so the ledger takes the file as it is.
#[test]
fn an_edit_that_makes_the_same_is_taken_into_the_ledger() {
    server!();
    let project = migrated().expect("a server");
    project.write(ONE, "up.sql", "-- why\ncreate table one (id integer not null primary key, name text);");
    let before = project.state();
    project.run(REPAIR).exits(2).says(&format!("to do: take {ONE} as it is written now")).says("--yes");
    assert_eq!(project.state(), before);
    let value = project.json(YES, 0);
    assert_eq!(value["repairs"][0]["repair"], "take_checksum");
    assert_eq!(value["repairs"][0]["name"], ONE);
    assert_eq!(value["findings"][0]["finding"], "edited");
    assert_eq!(value["differences"], serde_json::json!([]));
    project.run(&["migrate", "validate"]).succeeds();
    project.run(&["migrate", "up"]).succeeds().says("nothing to do");
    project.run(YES).succeeds().says("nothing to repair");
    assert_eq!(project.applied(), "one two three");
}

/// It is not: nothing is touched, and what is different is listed.
#[test]
fn an_edit_that_makes_something_else_is_left_alone() {
    server!();
    let project = migrated().expect("a server");
    project.write(ONE, "up.sql", "create table one (id int primary key, name text, more int);");
    let before = project.state();
    for command in [REPAIR, YES] {
        project
            .run(command)
            .exits(3)
            .says("left alone")
            .says("column one.more")
            .says(&format!("edited: {ONE}"))
            .hides("to do:");
        assert_eq!(project.state(), before);
    }
    project.sql("alter table one add column more int");
    project.run(YES).succeeds().says("done: take");
    project.run(&["migrate", "validate"]).succeeds();
}

#[test]
fn a_new_name_is_taken_into_the_ledger() {
    server!();
    let project = migrated().expect("a server");
    project.rename(THREE, "m20260104_000001_drei");
    project.run(REPAIR).exits(2).says(&format!("to do: call {THREE} m20260104_000001_drei in the ledger"));
    assert_eq!(project.applied(), "one two three");
    let value = project.json(YES, 0);
    assert_eq!(
        value["repairs"][0],
        serde_json::json!({"repair": "rename", "from": THREE, "to": "m20260104_000001_drei"})
    );
    assert_eq!(project.applied(), "one two drei");
    project.run(&["migrate", "validate"]).succeeds();
    assert_eq!(project.sql("select count(*) from hbm_db.migrations where name like '%drei'"), "1");
    project.run(&["migrate", "down"]).succeeds();
    assert!(!project.has("three"));
}

#[test]
fn a_deleted_migration_is_forgotten_where_nothing_of_it_is_left() {
    server!();
    let project = migrated().expect("a server");
    project.remove(TWO);
    let before = project.state();
    project.run(YES).exits(3).says("the database has table two, ").says("missing: ");
    assert_eq!(project.state(), before);
    project.sql("drop table two");
    project.run(YES).succeeds().says(&format!("done: take {TWO} out of the ledger"));
    assert_eq!(project.applied(), "one three");
    assert_eq!(project.sql("select count(*) from hbm_db.migrations"), "2");
    project.run(&["migrate", "validate"]).succeeds();
}

/// Several at once, and one that cannot be mended does not hide the others.
#[test]
fn several_are_mended_together() {
    server!();
    let project = migrated().expect("a server");
    project.write(ONE, "up.sql", "create table one (id int primary key, name text); -- more");
    project.rename(THREE, "m20260104_000001_drei");
    project.run(YES).succeeds().says("done: take").says("done: call");
    project.run(&["migrate", "status", "--check"]).succeeds();
}

/// A migration that waits out of order is no matter of repair, and keeps its exit code.
#[test]
fn what_cannot_be_mended_is_still_a_finding() {
    server!();
    let project = migrated().expect("a server");
    project.write("m20260101_000002_late", "up.sql", "create table late (id int);");
    project.run(YES).exits(3).says("out_of_order");
    assert!(!project.has("late"));
    // Not even where something else is mended.
    project.write(ONE, "up.sql", "create table one (id int primary key, name text); -- more");
    project.run(YES).exits(3).says("done: take").says("out_of_order");
}

/// Left by a CREATE INDEX CONCURRENTLY of whomever.
#[test]
fn an_invalid_index_is_built_again() {
    server!();
    let project = migrated().expect("a server");
    project.sql("insert into two values (1), (1)");
    let broken = project
        .database
        .cluster
        .try_sql(&project.database.name, "create unique index concurrently on_two on two (id)");
    assert!(broken.expect_err("two rows are alike").contains("could not create unique index"));
    project.sql("delete from two");
    project
        .run(&["migrate", "validate"])
        .exits(3)
        .says("invalid index public.on_two of public.two")
        .says("repair");
    project.run(REPAIR).exits(2).says("to do: build the invalid index public.on_two again");
    let value = project.json(YES, 0);
    assert_eq!(value["repairs"][0]["repair"], "rebuild");
    assert_eq!(value["invalid_indexes"], serde_json::json!(["public.on_two of public.two"]));
    assert_eq!(project.sql("select indisvalid from pg_index where indexrelid = 'on_two'::regclass"), "t");
    project.run(&["migrate", "validate"]).succeeds();
}

/// Where it cannot be built, it says why.
#[test]
fn an_index_that_cannot_be_built_says_why() {
    server!();
    let project = migrated().expect("a server");
    project.sql("insert into two values (1), (1)");
    let create = "create unique index concurrently on_two on two (id)";
    let broken = project.database.cluster.try_sql(&project.database.name, create);
    assert!(broken.expect_err("two rows are alike").contains("could not create unique index"));
    project.run(YES).exits(1).says("on_two").says("remove the duplicate values");
    project.sql("delete from two");
    // What the failed attempt left goes as well.
    project.run(YES).succeeds();
    project.run(&["migrate", "validate"]).succeeds();
    assert_eq!(project.sql("select count(*) from pg_index where indrelid = 'two'::regclass"), "1");
}
