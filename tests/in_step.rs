//! That nothing is to be done is remembered by the state of the system catalogs: no change of a database stays unseen.

use crate::harness::{Database, Run, hbm_db, server};
use std::fmt::Write;

const SCHEMA: &str = include_str!("cases/in_step/schema.sql");
const CHANGES: &str = include_str!("cases/in_step/changes.sql");

fn push(database: &Database) -> Run {
    let arguments = ["push", "--schema", "s.sql", "--dry-run", "--privileges", "all", "--owners"];
    hbm_db(&arguments).file("s.sql", SCHEMA).on(database)
}

/// The statements of a file, each with that which undoes it.
fn changes() -> Vec<(&'static str, &'static str)> {
    let lines: Vec<&str> =
        CHANGES.lines().filter(|line| !line.is_empty() && !line.starts_with("--")).collect();
    lines.chunks(2).map(|pair| (pair[0], pair[1])).collect()
}

#[test]
fn every_change_is_seen_and_the_way_back_too() {
    let database = Database::new(server!());
    database.sql(SCHEMA);
    // The first is remembered, so that a change that is not seen would be missed.
    push(&database).succeeds().says("no changes");
    push(&database).succeeds().says("no changes");
    let mut missed = String::new();
    for (change, back) in changes() {
        database.sql(change);
        let seen = push(&database).outcome();
        if seen.code == 0 && seen.stdout.contains("no changes") {
            writeln!(missed, "not seen: {change}").expect("text");
        }
        database.sql(back);
        let again = push(&database).outcome();
        if again.code != 0 || !again.stdout.contains("no changes") {
            writeln!(missed, "not as before after {back}: {}{}", again.stdout, again.stderr).expect("text");
        }
    }
    assert!(missed.is_empty(), "{missed}");
}

/// The second comparison reads no object.
#[test]
fn nothing_is_read_where_nothing_changed() {
    let database = Database::new(server!());
    database.sql(SCHEMA);
    let reads = || {
        let run = hbm_db(&["push", "--schema", "s.sql", "-vv"]).file("s.sql", SCHEMA).on(&database);
        run.succeeds().says("no changes").stderr.matches("extension_members as materialized").count()
    };
    assert_ne!(reads(), 0);
    assert_eq!(reads(), 0);
    // Rows are no change of a schema.
    database.sql("insert into place values (1, 'x'); analyze place");
    assert_eq!(reads(), 0);
    database.sql("alter table place add column more int; alter table place drop column more");
    assert_ne!(reads(), 0);
}

/// Another file, other flags and another database are other comparisons.
#[test]
fn it_is_of_one_comparison() {
    let (one, other) = (Database::new(server!()), Database::new(server!()));
    one.sql(SCHEMA);
    push(&one).succeeds().says("no changes");
    push(&one).succeeds().says("no changes");
    push(&other).succeeds().says("create table place");
    hbm_db(&["push", "--schema", "s.sql", "--dry-run"])
        .file("s.sql", &format!("{SCHEMA}\ncreate table more (id int);"))
        .on(&one)
        .succeeds()
        .says("create table more");
    one.sql("grant select on place to pg_monitor");
    let named = |privileges: &str| {
        hbm_db(&["push", "--schema", "s.sql", "--dry-run", "--privileges", privileges])
            .file("s.sql", SCHEMA)
            .on(&one)
    };
    named("none").succeeds().says("no changes");
    named("none").succeeds().says("no changes");
    named("all").succeeds().says("revoke");
    one.sql("revoke select on place from pg_monitor; create schema other; create table other.more (id int)");
    push(&one).succeeds().says("no changes");
    push(&one).succeeds().says("no changes");
    hbm_db(&["diff", "--schema", "s.sql", "--all-schemas", "--check"])
        .file("s.sql", SCHEMA)
        .on(&one)
        .exits(3)
        .says("drop table other.more");
    hbm_db(&["diff", "--schema", "s.sql", "--check"])
        .file("s.sql", SCHEMA)
        .on(&one)
        .succeeds()
        .says("no changes");
}

/// A role decides what a file makes.
#[test]
fn a_role_that_comes_makes_another_desired_state() {
    let database = Database::new(server!());
    let role = format!("late_{}", database.name);
    let schema = format!(
        "create table t (a int); do $$ begin if exists (select from pg_roles where rolname = '{role}') then create table more (i int); end if; end $$;"
    );
    let push = || hbm_db(&["push", "--schema", "s.sql", "--yes"]).file("s.sql", &schema).on(&database);
    push().succeeds().says("create table t");
    push().succeeds().says("no changes");
    database.cluster.sql("postgres", &format!("create role {role}"));
    let made = push().outcome();
    database.cluster.sql("postgres", &format!("drop role {role}"));
    assert!(made.stdout.contains("create table more"), "{}{}", made.stdout, made.stderr);
}
