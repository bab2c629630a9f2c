//! `generate`: what the two files say, and what they do to rows.

use super::{ONE, Project};
use crate::harness::server;

/// From a first migration to a schema.
fn between(up: &str, desired: &str, flags: &[&str]) -> Option<(Project, String)> {
    let project = Project::new(crate::harness::Cluster::get()?).with(ONE, up, "");
    std::fs::write(project.path().join("s.sql"), desired).expect("a file");
    let mut arguments = vec!["generate", "change", "--schema", "s.sql"];
    arguments.extend(flags);
    project.run(&arguments).succeeds();
    let name = project.names().pop().expect("a migration");
    Some((project, name))
}

#[test]
fn a_column_that_needs_a_value_is_noted() {
    server!();
    let (project, name) =
        between("create table one (id int);", "create table one (id int, age int not null);", &[])
            .expect("a server");
    let up = project.read(&name, "up.sql");
    assert!(up.contains("-- fails where one has rows: age is NOT NULL and has no default"), "{up}");
    project.run(&["migrate", "up", "--steps", "1"]).succeeds();
    project.sql("insert into one values (1)");
    project.run(&["migrate", "up"]).exits(1).says("age").says("23502");
    project.sql("delete from one");
    project.run(&["migrate", "up"]).succeeds();
    // One with a default needs none.
    let (project, name) =
        between("create table one (id int);", "create table one (id int, age int not null default 3);", &[])
            .expect("a server");
    assert!(!project.read(&name, "up.sql").contains("fails where"));
}

/// What it held is gone: it comes back with the plain value of its type, and the file says so.
#[test]
fn a_way_back_to_a_column_that_needs_a_value_runs_with_rows() {
    server!();
    let types = [
        ("int", "0"),
        ("text", ""),
        ("varchar(5)", ""),
        ("boolean", "false"),
        ("numeric(5,2)", "0.00"),
        ("jsonb", "{}"),
        ("uuid", "00000000-0000-0000-0000-000000000000"),
        ("timestamptz", "1970-01-01 00:00:00+00"),
        ("date", "1970-01-01"),
        ("int[]", "{}"),
        ("mood", "sad"),
        ("char(3)", "   "),
        ("time", "00:00:00"),
        ("interval", "00:00:00"),
        ("bytea", "\\x"),
        ("inet", "0.0.0.0/32"),
        ("double precision", "0"),
        ("mood[]", "{}"),
    ];
    let columns: Vec<String> =
        types.iter().enumerate().map(|(at, (name, _))| format!("c{at} {name} not null")).collect();
    let (project, name) = between(
        &format!(
            "create type mood as enum ('sad', 'glad'); create table one (id int, {});",
            columns.join(", ")
        ),
        "create type mood as enum ('sad', 'glad'); create table one (id int);",
        &["--accept", "drop_column"],
    )
    .expect("a server");
    let down = project.read(&name, "down.sql");
    assert!(
        down.contains("-- one.c0 comes back as '0'::integer in every row: its values are gone"),
        "{down}"
    );
    assert!(project.read(&name, "up.sql").contains("-- loses: drop_column one.c0, non-null values"));
    project.run(&["migrate", "up"]).succeeds();
    project.sql("insert into one values (1)");
    project.run(&["migrate", "down"]).succeeds();
    for (at, (kind, value)) in types.iter().enumerate() {
        let found = project.sql(&format!("set timezone = 'UTC'; select '<' || c{at}::text || '>' from one"));
        let wanted = if *kind == "char(3)" { "" } else { value };
        assert_eq!(found, format!("<{wanted}>"), "{kind}");
    }
    assert_eq!(project.sql("select count(*) from pg_attrdef where adrelid = 'one'::regclass"), "0");
}

/// Both ways say what they would lose, and ask for it when there is something.
#[test]
fn a_lossy_way_back_says_so() {
    server!();
    let (project, name) = between(
        "create table one (id int);",
        "create table one (id int, more text); create table two (id int);",
        &[],
    )
    .expect("a server");
    let down = project.read(&name, "down.sql");
    assert!(down.contains("-- loses: drop_column one.more, non-null values"), "{down}");
    assert!(down.contains("-- loses: drop_table two, rows"), "{down}");
    project.run(&["migrate", "up"]).succeeds();
    project.run(&["migrate", "down"]).succeeds();
    project.run(&["migrate", "up"]).succeeds();
    project.sql("insert into one values (1, 'a'); insert into two values (1)");
    project
        .run(&["migrate", "down"])
        .exits(4)
        .says("--accept drop_column:one.more")
        .says("--accept drop_table:two");
}

/// A migration must run again after its way back, with whatever the way back leaves.
#[test]
fn every_kind_of_object_goes_up_and_down_and_up() {
    let project = Project::new(server!());
    let extension =
        project.database.cluster.try_sql(&project.database.name, "create extension citext").is_ok();
    if extension {
        project.sql("drop extension citext");
    }
    let desired = format!(
        "create schema app; {} create type app.mood as enum ('sad', 'glad'); create sequence counter;
         create table app.people (id int generated always as identity primary key, mood app.mood default 'sad', unique (mood));
         create table pets (id serial primary key, owner int references app.people, name text check (name <> ''));
         create index on pets (lower(name));",
        if extension { "create extension citext;" } else { "" }
    );
    std::fs::write(project.path().join("s.sql"), desired).expect("a file");
    project.run(&["generate", "create_schema", "--schema", "s.sql"]).succeeds();
    project.run(&["migrate", "up"]).succeeds();
    let schema = project.database.schema();
    project.run(&["push", "--schema", "s.sql"]).succeeds().says("no changes");
    project.run(&["migrate", "down", "--all"]).succeeds();
    assert_eq!(project.sql("select to_regnamespace('app') is null"), "t");
    project.run(&["migrate", "up"]).succeeds();
    assert_eq!(project.database.schema(), schema);
    project.run(&["migrate", "redo"]).succeeds();
    assert_eq!(project.database.schema(), schema);
}

/// An extension stays on the way back, and so must the schema it is in.
#[test]
fn a_schema_with_an_extension_in_it_can_be_generated() {
    let project = Project::new(server!());
    if project
        .database
        .cluster
        .try_sql(&project.database.name, "create extension citext; drop extension citext")
        .is_err()
    {
        return;
    }
    let desired =
        "create schema app; create extension citext schema app; create table app.t (name app.citext);";
    std::fs::write(project.path().join("s.sql"), desired).expect("a file");
    project.run(&["generate", "create_schema", "--schema", "s.sql"]).succeeds();
    for _ in 0..2 {
        project.run(&["migrate", "up"]).succeeds();
        project.run(&["push", "--schema", "s.sql"]).succeeds().says("no changes");
        project.run(&["migrate", "down"]).succeeds();
    }
}

/// A push makes routines without a look into their bodies, and so does the file.
#[test]
fn a_body_may_name_what_is_made_after_it() {
    let project = Project::new(server!());
    let desired = "set check_function_bodies = off;
         create function last_one() returns int language sql as 'select max(id) from one';
         create table one (id int primary key default last_one() + 1);";
    std::fs::write(project.path().join("s.sql"), desired).expect("a file");
    project.run(&["generate", "create_schema", "--schema", "s.sql"]).succeeds();
    project.run(&["migrate", "up"]).succeeds();
    project.run(&["push", "--schema", "s.sql"]).succeeds().says("no changes");
    project.run(&["migrate", "redo"]).succeeds();
}
