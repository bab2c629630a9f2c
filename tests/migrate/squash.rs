//! `squash`: a prefix of the history becomes one migration, proven equal.

use super::{ONE, Project, THREE, TWO, three};
use crate::harness::server;

const FOUR: &str = "m20260104_000001_four";

/// Four migrations, the first three of which become one.
fn four() -> Option<Project> {
    let project = three(crate::harness::Cluster::get()?).with(
        FOUR,
        "create table four (id int references one);",
        "drop table four;",
    );
    project.write(
        THREE,
        "up.sql",
        "alter table two add column name text; create index on two (name); drop table if exists gone;",
    );
    project.write(THREE, "down.sql", "drop index two_name_idx; alter table two drop column name;");
    Some(project)
}

#[test]
fn old_databases_need_nothing_and_new_ones_run_one_file() {
    server!();
    let project = four().expect("a server");
    let half = project.elsewhere();
    project.run(&["migrate", "up"]).succeeds();
    half.run(&["migrate", "up", "--to", "three"]).succeeds();
    let before = project.state();
    project
        .run(&["squash", "--to", "three", "--dry-run"])
        .succeeds()
        .says("CREATE TABLE public.two")
        .says("-- hbm-db: squashed");
    assert_eq!(project.names().len(), 4);
    let value = project.json(&["squash", "--to", "three"], 0);
    assert_eq!(value["migration"], THREE);
    assert_eq!(value["up"], project.read(THREE, "up.sql"));
    assert_eq!(project.names(), [THREE, FOUR]);
    assert_eq!(project.state(), before);
    for command in [&["migrate", "status", "--check"][..], &["migrate", "validate"], &["migrate", "up"]] {
        project.run(command).succeeds();
    }
    assert_eq!(project.state(), before);
    // One that had all of the prefix and nothing more.
    for name in [ONE, TWO] {
        half.remove(name);
    }
    half.write(THREE, "up.sql", &project.read(THREE, "up.sql"));
    half.write(THREE, "down.sql", &project.read(THREE, "down.sql"));
    half.run(&["migrate", "up"]).succeeds().says(FOUR).hides(THREE);
    half.run(&["migrate", "validate"]).succeeds();
    // One that begins.
    let fresh = project.elsewhere();
    let ran = fresh.json(&["migrate", "up"], 0);
    assert_eq!(ran["ran"].as_array().map(Vec::len), Some(2));
    assert_eq!(fresh.database.schema(), project.database.schema());
    assert_eq!(fresh.database.schema(), half.database.schema());
    // All of them go down the same way.
    let empty = Project::new(server!());
    for one in [&project, &half, &fresh] {
        one.run(&["migrate", "down", "--all"]).succeeds();
        assert_eq!(one.database.schema(), empty.database.schema());
        assert_eq!(one.sql("select count(*) from hbm_db.migrations"), "0");
        one.run(&["migrate", "up"]).succeeds();
    }
}

/// A squashed migration can be squashed again, and every ledger there ever was is right.
#[test]
fn a_squash_of_a_squash_knows_all_names() {
    server!();
    let project = four().expect("a server");
    project.run(&["migrate", "up"]).succeeds();
    project.run(&["squash", "--to", "three"]).succeeds();
    let between = project.elsewhere();
    between.run(&["migrate", "up"]).succeeds();
    project.run(&["squash", "--to", "four"]).succeeds();
    assert_eq!(project.names(), [FOUR]);
    let text = project.read(FOUR, "up.sql");
    for name in [ONE, TWO, THREE, FOUR] {
        assert_eq!(text.matches(&format!("-- hbm-db: squashed {name} ")).count(), 1, "{text}");
    }
    between.remove(THREE);
    between.write(FOUR, "up.sql", &text);
    between.write(FOUR, "down.sql", &project.read(FOUR, "down.sql"));
    let fresh = project.elsewhere();
    fresh.run(&["migrate", "up"]).succeeds();
    for one in [&project, &between, &fresh] {
        one.run(&["migrate", "up"]).succeeds().says("nothing to do");
        one.run(&["migrate", "status", "--check"]).succeeds();
        one.run(&["migrate", "validate"]).succeeds();
        assert_eq!(one.database.schema(), fresh.database.schema());
    }
    for one in [&project, &between, &fresh] {
        one.run(&["migrate", "down", "--all"]).succeeds();
        assert!(!one.has("one") && !one.has("four"));
    }
}

/// A database in the middle of the prefix has to finish it with the files from before: where it is the one that is named,
/// nothing is squashed.
#[test]
fn a_database_in_the_middle_is_refused() {
    server!();
    let project = four().expect("a server");
    project.run(&["migrate", "up", "--to", "two"]).succeeds();
    let (before, names) = (project.state(), project.names());
    for command in [&["squash", "--to", "three"][..], &["squash", "--to", "four", "--dry-run"]] {
        let refused = project.run(command).exits(1).says(&format!("pending: {THREE}"));
        refused.says("hbm-db migrate up --to ").says(&format!("or squash what it has: --to {TWO}"));
    }
    assert_eq!((project.state(), project.names()), (before, names));
    let other = crate::harness::Database::new(project.database.cluster);
    project.run(&["squash", "--to", "three"]).on(&other).succeeds();
    let before = project.state();
    let what = format!("{THREE} takes the place of migrations, and these of them were not applied: {THREE}");
    project.run(&["migrate", "status", "--check"]).exits(3).says(&what);
    project.run(&["migrate", "validate"]).exits(3).says("partly_squashed");
    for command in
        [&["migrate", "up"][..], &["migrate", "up", "--out-of-order"], &["migrate", "up", "--dry-run"]]
    {
        project.run(command).exits(1).says(&what).says("with the files from before the squash");
    }
    assert_eq!(project.state(), before);
}

#[test]
fn a_squash_that_is_not_equal_is_not_written() {
    let project = three(server!());
    project.write(TWO, "up.sql", "create table two (id int); insert into two select 1 where current_setting('search_path') = 'public';");
    project.write(
        ONE,
        "up.sql",
        "create table one (id int primary key, name text); set search_path = public, pg_catalog;",
    );
    let names = project.names();
    project
        .run(&["squash", "--to", "three"])
        .exits(1)
        .says("not equal to its parts")
        .says("nothing was written");
    assert_eq!(project.names(), names);
    // A way back that leaves something is found, too.
    let project = three(server!());
    project.write(TWO, "up.sql", "create table two (id int); insert into two values (1);");
    project.write(TWO, "down.sql", "select 1;");
    project.run(&["squash", "--to", "three"]).exits(1).says("left over by down.sql: table two");
    std::fs::remove_file(project.migrations().join(TWO).join("down.sql")).expect("a file");
    project.run(&["squash", "--to", "three"]).exits(1).says(&format!("{TWO} has no down.sql"));
    project.write(TWO, "up.sql", "create table two (id int);\nselect nowhere;");
    project.run(&["squash", "--to", "three"]).exits(1).says(&format!("{TWO}/up.sql:2"));
    assert_eq!(project.names(), names);
}

#[test]
fn what_cannot_be_squashed_is_said() {
    let project = three(server!());
    project.run(&["squash"]).exits(2).says("--to <NAME>");
    project
        .run(&["squash", "--to", "one"])
        .exits(2)
        .says("is the first migration")
        .says("hbm-db migrate status");
    project.run(&["squash", "--to", "tow"]).exits(2).says(&format!("did you mean {TWO}?"));
    assert_eq!(project.names().len(), 3);
    std::fs::remove_dir_all(project.path().join("migration")).expect("a folder");
    project.run(&["squash", "--to", "one"]).exits(2);
}

/// It needs no server.
#[test]
fn no_server_is_needed() {
    server!();
    let project = four().expect("a server");
    project
        .run(&["squash", "--to", "three"])
        .without("DATABASE_URL")
        .succeeds()
        .says("3 migrations are one now");
    project.run(&["migrate", "up"]).succeeds();
    assert_eq!(project.applied(), "three four");
}
