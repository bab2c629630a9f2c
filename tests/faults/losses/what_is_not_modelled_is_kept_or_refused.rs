//! What is wanted in a form that is not modelled is neither dropped nor said to be there.

use super::push;
use crate::harness::{Database, hbm_db, server};

#[test]
fn a_table_that_is_to_be_something_else_is_kept() {
    let database = Database::new(server!());
    database.sql("create table t (id serial primary key, a int); create type mood as enum ('a'); create table other (m mood)");
    for (wanted, kind) in [
        ("create view t as select 1 as id;", "a view"),
        ("create materialized view t as select 1 as id;", "a materialized view"),
        ("create table t (id serial, a int) partition by range (id);", "a partitioned table"),
        ("create table parent (id int); create table t (a int) inherits (parent);", "an inheritance table"),
        ("create type t as (id int);", "a composite type"),
    ] {
        let schema = format!("{wanted} create type mood as enum ('a'); create table other (m mood);");
        for accepted in [&[][..], &["--accept", "drop_table", "--accept", "drop_sequence"]] {
            push(&database, &schema, accepted).exits(4).says(&format!("table t is to be {kind}"));
        }
        hbm_db(&["diff", "--check", "--schema", "desired.sql"])
            .file("desired.sql", &schema)
            .on(&database)
            .exits(3)
            .says(&format!("table t is to be {kind}"));
    }
    let schema = "create table t (id serial primary key, a int); create domain mood as text; create table other (m mood);";
    push(&database, schema, &[]).exits(4).says("enum type mood is to be a domain");
    assert_eq!(database.sql("select count(*) from t"), "0");
    assert_eq!(database.sql("insert into t (a) values (1) returning id"), "1");
}

#[test]
fn what_is_to_be_a_table_is_not_made_beside_it() {
    let database = Database::new(server!());
    database.sql("create view t as select 1 as id");
    push(&database, "create table t (id int);", &[]).exits(4).says("view t is to be a table");
}

/// An object that is there in another form is not what is wanted.
#[test]
fn another_definition_is_a_difference() {
    let database = Database::new(server!());
    let made = "create table t (a int, b int);
        create view v as select a from t;
        create function f() returns int language sql as 'select 1';
        create domain d as text check (value <> '');
        create function g() returns trigger language plpgsql as 'begin return new; end';
        create trigger tr before insert on t for each row execute function g();
        create policy p on t using (a > 1);
        comment on table t is 'one';";
    database.sql(made);
    let undelivered = |schema: &str| {
        hbm_db(&["diff", "--schema", "desired.sql", "--format", "json"])
            .file("desired.sql", schema)
            .on(&database)
            .succeeds()
            .stdout
    };
    assert!(undelivered(made).contains("\"undeliverable\": []"), "{}", undelivered(made));
    for (is, wanted, named) in [
        ("select a from t", "select a, b from t", "public.v"),
        ("'select 1'", "'select 2'", "public.f()"),
        ("value <> ''", "value <> 'x'", "public.d"),
        ("before insert", "before update", "tr on public.t"),
        ("(a > 1)", "(a > 2)", "p on public.t"),
        ("'one'", "'two'", "on public.t"),
    ] {
        let said = undelivered(&made.replace(is, wanted));
        let (_, list) = said.split_once("\"undeliverable\"").expect("a list");
        assert!(list.contains(named), "{wanted}: {said}");
    }
}

/// A dump of one schema says nothing of another.
#[test]
fn a_file_of_one_schema_leaves_public_alone() {
    let database = Database::new(server!());
    database.sql("create table kept (id int); create schema audit; create table audit.entry (id int)");
    let schema = "create schema audit; create table audit.entry (id int, at timestamptz);";
    push(&database, schema, &[]).succeeds().hides("kept");
    push(&database, schema, &[]).succeeds().says("no changes");
    assert_eq!(database.sql("select count(*) from kept"), "0");
    // And what says nothing at all wants nothing gone.
    push(&database, "-- nothing yet", &[]).succeeds().says("no changes");
    // One that makes the schema itself speaks of it, as pg_dump -n public does.
    push(&database, "create schema public;", &[]).succeeds().says("drop table kept");
}
