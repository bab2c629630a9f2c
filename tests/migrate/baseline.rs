//! `migrate baseline`: a database that was made otherwise is told which migrations it has.

use super::{Project, three};
use crate::harness::server;

const TABLES: &str = "create table one (id int primary key, name text); create table two (id int); create table three (id int);";

/// Made by `push`, as many are.
fn pushed() -> Option<Project> {
    let project = three(crate::harness::Cluster::get()?);
    std::fs::write(project.path().join("s.sql"), TABLES).expect("a file");
    project.run(&["push", "--schema", "s.sql", "--yes"]).succeeds();
    Some(project)
}

#[test]
fn up_on_a_database_without_a_ledger_says_what_to_do() {
    server!();
    let project = pushed().expect("a server");
    project
        .run(&["migrate", "up", "--app", "hbm"])
        .exits(1)
        .says("relation \"one\" already exists")
        .says("hbm-db migrate baseline NAME");
    project.run(&["migrate", "baseline", "three", "--app", "hbm"]).succeeds();
    project.sql("drop table three; delete from seaql_migrations where version like '%three'");
    project.sql("create table three (id int)");
    project.run(&["migrate", "up"]).exits(1).says(&format!("hbm-db migrate baseline {}", super::THREE));
}

#[test]
fn a_database_with_the_same_schema_is_taken_as_migrated() {
    server!();
    let project = pushed().expect("a server");
    project.sql("insert into one values (1, 'a')");
    let contents = project.sql("table one");
    project.run(&["migrate", "baseline", "three", "--app", "hbm"]).succeeds().says("3 marked as applied");
    assert_eq!(project.applied(), "one two three");
    assert_eq!(project.sql("table one"), contents);
    project.run(&["migrate", "status", "--check"]).succeeds();
    project.run(&["migrate", "validate"]).succeeds();
    project.run(&["migrate", "up"]).succeeds().says("nothing to do");
    project.run(&["migrate", "baseline", "three", "--app", "hbm"]).succeeds().says("nothing to do");
    project.run(&["migrate", "down"]).succeeds();
    project.run(&["migrate", "up"]).succeeds().says("three");
}

/// What ran nothing took no time, and what came later is pending.
#[test]
fn it_may_have_a_part_of_them() {
    server!();
    let project = pushed().expect("a server");
    project.sql("drop table three");
    let value = project.json(&["migrate", "baseline", "two", "--app", "hbm"], 0);
    assert_eq!(value["marked"], serde_json::json!([super::ONE, super::TWO]));
    assert_eq!(project.sql("select count(*) from hbm_db.migrations where milliseconds is null"), "2");
    project.run(&["migrate", "status"]).succeeds().says("2 applied, 1 pending");
    project.run(&["migrate", "up"]).succeeds().says("three");
}

#[test]
fn a_database_with_another_schema_is_left_alone() {
    let cluster = server!();
    for (change, said) in [
        (
            "alter table one drop column name",
            "the migrations make column one.name, and the database does not have it",
        ),
        (
            "alter table one add column more int",
            "the database has column one.more, and the migrations do not make it",
        ),
        ("drop table two", "the migrations make table two, and the database does not have it"),
        ("create table four (id int)", "the database has table four, and the migrations do not make it"),
        ("alter table one alter name set not null", "column one.name is otherwise in the database"),
        (
            "create index on two (id)",
            "the database has index two.two_id_idx, and the migrations do not make it",
        ),
    ] {
        let project = three(cluster);
        project.sql(TABLES);
        project.sql(change);
        let before = project.state();
        project
            .run(&["migrate", "baseline", "three", "--app", "hbm"])
            .exits(1)
            .says("is not as the migrations up to three make it")
            .says(said);
        assert!(project.is_untouched(), "{change}");
        assert_eq!(project.state(), before, "{change}");
    }
}

/// Owners, and privileges of roles that no migration names, are the business of the database. Views and comments are not.
#[test]
fn owners_and_privileges_of_roles_that_nobody_names_are_no_difference() {
    let project = three(server!());
    project.sql(TABLES);
    let role = project.role("reader", "");
    project.sql(&format!("grant select on one to {role}; grant create on schema public to {role}; alter table two owner to {role}"));
    project.sql("create view v as select 1 as a; comment on table one is 'x'");
    project
        .run(&["migrate", "baseline", "three", "--app", "hbm"])
        .exits(1)
        .says("the database has view v, and the migrations do not make it")
        .says("table one is otherwise");
    project.sql("drop view v; comment on table one is null");
    project.run(&["migrate", "baseline", "three", "--app", "hbm"]).succeeds();
    project.drop_role(&role);
    // But what a migration makes must be there.
    let other =
        three(server!()).with("m20260104_000001_four", "create view w as select 1 as a;", "drop view w;");
    other.sql(TABLES);
    other
        .run(&["migrate", "baseline", "four", "--app", "hbm"])
        .exits(1)
        .says("the migrations make view w, and the database does not have it");
    other.sql("create view w as select 1 as a");
    other.run(&["migrate", "baseline", "four", "--app", "hbm"]).succeeds();
}

#[test]
fn a_wrong_name_is_told_before_anything() {
    let project = three(server!());
    project.run(&["migrate", "baseline", "too"]).exits(2).says("did you mean");
    project.run(&["migrate", "baseline"]).exits(2).says("NAME");
    assert!(project.is_untouched());
}

/// The built-in application, as somebody did it who began with push.
#[cfg(feature = "apps")]
#[test]
fn the_built_in_schema_can_be_taken_over() {
    let project = Project::built_in(server!());
    project.run(&["reset"]).succeeds();
    let last = project.names().pop().expect("a migration");
    project.run(&["migrate", "up"]).exits(1).says(&format!("hbm-db migrate baseline {last}"));
    project.run(&["migrate", "baseline", &last]).succeeds().says("marked as applied");
    project.run(&["migrate", "up"]).succeeds().says("nothing to do");
    project.run(&["check"]).succeeds();
}

/// What was changed by hand stays a difference, which `check` shows.
#[test]
fn a_database_that_differs_is_taken_where_that_is_said() {
    server!();
    let project = pushed().expect("a server");
    project.sql("alter table one add column by_hand int");
    let baseline = ["migrate", "baseline", "three", "--app", "hbm"];
    project
        .run(&baseline)
        .exits(1)
        .says("column one.by_hand")
        .says("hbm-db migrate baseline three --with-drift");
    project
        .run(&[&baseline[..], &["--with-drift"]].concat())
        .succeeds()
        .says("3 marked as applied")
        .says("the database has column one.by_hand")
        .says("hbm-db drift adopt NAME");
    assert_eq!(project.applied(), "one two three");
    project.run(&["drift", "adopt", "by_hand"]).succeeds();
    project.run(&["migrate", "status", "--check"]).succeeds().says("4 applied, 0 pending");
}
