//! What a way back would lose is counted, and has to be named.

use super::{ONE, Project, TWO, three};
use crate::harness::server;

/// The tables before, what the way back does, the flag that is asked for, and what the rows lose.
const LOSSES: &[(&str, &str, &str)] = &[
    // Nothing is lost.
    ("create table t (id int);", "drop table t;", ""),
    (
        "create table t (id int, gone int); insert into t values (1, null);",
        "alter table t drop column gone;",
        "",
    ),
    (
        "create table t (id int, a int); insert into t values (1, 1);",
        "alter table t rename column a to b;",
        "",
    ),
    ("create table t (id int); insert into t values (1);", "alter table t rename to u;", ""),
    (
        "create table t (id int); insert into t values (1); create schema app;",
        "alter table t set schema app;",
        "",
    ),
    ("create table t (a text); insert into t values ('abc');", "alter table t alter a type varchar(3);", ""),
    ("create table t (a int); insert into t values (1);", "alter table t alter a type bigint;", ""),
    ("create table t (a bigint); insert into t values (1);", "alter table t alter a type int;", ""),
    (
        "create table t (a int); insert into t values (1);",
        "create index on t (a); alter table t add check (a > 0);",
        "",
    ),
    (
        "create table t (a int, b int generated always as (a + 1) stored); insert into t values (1);",
        "alter table t drop column b;",
        "",
    ),
    (
        "create table t (id int); insert into t values (1);",
        "create view v as select 1 as a; drop view v;",
        "",
    ),
    (
        "create table t (a int); insert into t values (1);",
        "create temporary table x as table t; drop table x;",
        "",
    ),
    // Something is.
    (
        "create table t (id int); insert into t values (1), (2);",
        "drop table t;",
        "drop_table t, 2 rows: --accept drop_table:t",
    ),
    (
        "create table t (id int, gone int); insert into t values (1, 5), (2, null);",
        "alter table t drop column gone;",
        "drop_column t.gone, 1 non-null values: --accept drop_column:t.gone",
    ),
    (
        "create table t (a text); insert into t values ('abcd'), ('abc');",
        "alter table t alter a type varchar(3) using left(a, 3);",
        "change_type t.a, 1 values",
    ),
    (
        "create table t (a numeric); insert into t values (1.5), (2);",
        "alter table t alter a type int;",
        "--accept change_type:t.a",
    ),
    (
        "create table t (id int); insert into t values (1);",
        "do $$ begin execute 'drop' || ' table t'; end $$;",
        "--accept drop_table:t",
    ),
    (
        "create schema app; create table app.t (id int); insert into app.t values (1);",
        "drop schema app cascade;",
        "--accept drop_table:app.t",
    ),
    (
        "create table t (id int) partition by range (id); create table t1 partition of t default; insert into t values (1);",
        "drop table t;",
        "drop_table t, 1 rows",
    ),
    (
        "create table t (id int, a int); insert into t values (1, 1);",
        "alter table t rename to u; alter table u drop column a;",
        "drop_column t.a, 1 non-null values",
    ),
    (
        "create table \"Odd Name\" (id int, \"A b\" int); insert into \"Odd Name\" values (1, 1);",
        "alter table \"Odd Name\" drop column \"A b\";",
        "--accept 'drop_column:Odd Name.A b'",
    ),
];

#[test]
fn only_what_is_really_lost_is_asked_for() {
    let cluster = server!();
    for (up, down, flag) in LOSSES {
        // A way back that somebody wrote has no header, and needs none.
        let project = Project::new(cluster).with(ONE, up, down);
        project.run(&["migrate", "up"]).succeeds();
        if flag.is_empty() {
            project.run(&["migrate", "down", "--dry-run"]).succeeds().hides("would be lost");
            project.run(&["migrate", "down"]).succeeds();
            continue;
        }
        let before = project.state();
        project.run(&["migrate", "down"]).exits(4).says("something would be lost").says(flag);
        let kind = flag.split(' ').next().unwrap_or_default();
        project
            .run(&["migrate", "down", "--dry-run"])
            .succeeds()
            .says("would be lost: ")
            .says(kind.trim_start_matches("--accept"));
        assert_eq!(project.state(), before, "{down}");
        project.run(&["migrate", "down", "--accept", "drop_sequence"]).exits(4);
        assert_eq!(project.state(), before, "{down}");
        let accept = flag.split_once("--accept ").map_or(kind, |(_, accept)| accept.trim_matches('\''));
        project.run(&["migrate", "down", "--accept", accept]).succeeds();
        assert_eq!(project.applied(), "", "{down}");
    }
}

/// Agreed to is all of it, before the first file runs.
#[test]
fn what_several_files_lose_is_asked_for_together() {
    let project = three(server!());
    project.run(&["migrate", "up"]).succeeds();
    project.sql("insert into one values (1); insert into three values (1), (2)");
    let before = project.state();
    project
        .run(&["migrate", "down", "--all"])
        .exits(4)
        .says("drop_table one, 1 rows: --accept drop_table:one")
        .says("drop_table three, 2 rows: --accept drop_table:three")
        .hides("drop_table two");
    project
        .run(&["migrate", "down", "--all", "--accept", "drop_table:three"])
        .exits(4)
        .hides("drop_table:three");
    assert_eq!(project.state(), before);
    project.run(&["migrate", "down", "--accept", "drop_table:three"]).succeeds();
    project.run(&["migrate", "down", "--all", "--accept", "drop_table"]).succeeds();
}

/// A column that one file adds to a table that another one drops is not asked for twice.
#[test]
fn a_table_that_goes_is_one_loss() {
    let project = Project::new(server!())
        .with(ONE, "create table t (id int); insert into t values (1);", "drop table t;")
        .with(TWO, "alter table t add column more int default 3;", "alter table t drop column more;");
    project.run(&["migrate", "up"]).succeeds();
    project.run(&["migrate", "down", "--all"]).exits(4).says("drop_table:t").hides("drop_column");
    project.run(&["migrate", "down", "--all", "--accept", "drop_table:t"]).succeeds();
    assert_eq!(project.applied(), "no ledger");
}

/// What a file renames before another one drops it has the name that the database shows.
#[test]
fn a_loss_has_the_name_it_has_now() {
    let project = Project::new(server!())
        .with(ONE, "create table old (id int); insert into old values (1);", "drop table old;")
        .with(TWO, "alter table old rename to new;", "alter table new rename to old;");
    project.run(&["migrate", "up"]).succeeds();
    project.run(&["migrate", "down", "--all"]).exits(4).says("--accept drop_table:new");
    project.run(&["migrate", "down", "--all", "--accept", "drop_table:new"]).succeeds();
    assert!(!project.has("new") && !project.has("old"));
}

/// A label that one way back brings and the next one uses: they cannot be tried together, and run all the same.
#[test]
fn ways_back_that_cannot_be_tried_together_run() {
    let project = Project::new(server!())
        .with(
            ONE,
            "create type mood as enum ('sad'); create table t (m mood default 'sad');",
            "alter table t alter m set default 'old'; insert into t default values;",
        )
        .with(TWO, "select 1;", "alter type mood add value 'old';");
    project.run(&["migrate", "up"]).succeeds();
    project.run(&["migrate", "down", "--steps", "2"]).succeeds();
    assert_eq!(project.sql("select m from t"), "old");
}

/// A dry run is for programs, too.
#[test]
fn a_dry_run_has_its_losses_in_json() {
    let project = three(server!());
    project.run(&["migrate", "up"]).succeeds();
    project.sql("insert into three values (1), (2)");
    let value = project.json(&["migrate", "down", "--dry-run"], 0);
    assert_eq!(value["losses"][0]["hazard"], "drop_table");
    assert_eq!(value["losses"][0]["loses"], 2);
}
