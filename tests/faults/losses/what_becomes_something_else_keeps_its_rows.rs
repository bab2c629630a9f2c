//! An object that is wanted in another form is neither dropped without consent nor said to be there.

use super::push;
use crate::harness::{Database, hbm_db, server};

#[test]
fn a_table_with_rows_becomes_something_else_only_by_consent() {
    for (wanted, made) in [
        ("create view t as select 1 as id;", "create view t"),
        ("create materialized view t as select 1 as id;", "create materialized view t"),
        ("create type t as (id int);", "create composite type t"),
    ] {
        let database = Database::new(server!());
        database.sql("create table t (id int primary key, a int); insert into t values (1, 2)");
        for accepted in [&[][..], &["--accept", "drop_table:other"]] {
            push(&database, wanted, accepted)
                .exits(4)
                .says("drop_table t, 1 rows")
                .says("--accept drop_table:t");
        }
        assert_eq!(database.sql("select a from t"), "2");
        hbm_db(&["diff", "--check", "--schema", "desired.sql"])
            .file("desired.sql", wanted)
            .on(&database)
            .exits(3)
            .says("drop table t")
            .says(made);
        push(&database, wanted, &["--accept", "drop_table:t"]).succeeds().says(made);
        push(&database, wanted, &[]).succeeds().says("no changes");
    }
}

/// Without rows nothing is lost.
#[test]
fn an_empty_table_becomes_something_else() {
    for wanted in [
        "create view t as select 1 as id;",
        "create materialized view t as select 1 as id;",
        "create type t as (id int);",
        "create table t (id int not null, a int) partition by range (id);",
    ] {
        let database = Database::new(server!());
        database.sql("create table t (id int primary key, a int)");
        push(&database, wanted, &[]).succeeds();
        push(&database, wanted, &[]).succeeds().says("no changes");
    }
}

/// A row that no part takes is in the way, and nothing is changed.
#[test]
fn rows_that_fit_in_no_partition_are_kept() {
    let database = Database::new(server!());
    database.sql("create table t (id int, a int); insert into t values (1, 2)");
    let wanted = "create table t (id int, a int) partition by range (id);";
    push(&database, wanted, &[]).exits(1).says("no partition of relation");
    assert_eq!(database.sql("select a from t"), "2");
    assert_eq!(database.sql("select relkind from pg_class where relname = 't'"), "r");
    let wanted = format!("{wanted} create table t_1 partition of t for values from (0) to (10);");
    push(&database, &wanted, &[]).succeeds();
    assert_eq!(database.sql("select a from t_1"), "2");
    push(&database, &wanted, &[]).succeeds().says("no changes");
}

#[test]
fn an_enum_type_becomes_a_domain_under_its_columns() {
    let database = Database::new(server!());
    database.sql("create type mood as enum ('a'); create table other (m mood)");
    let wanted = "create domain mood as text; create table other (m mood);";
    push(&database, wanted, &[]).succeeds().says("create domain mood");
    push(&database, wanted, &[]).succeeds().says("no changes");
}

#[test]
fn a_view_becomes_a_table() {
    let database = Database::new(server!());
    database.sql("create view t as select 1 as id");
    push(&database, "create table t (id int);", &[]).succeeds().says("drop view t").says("create table t");
    assert_eq!(database.sql("select count(*) from t"), "0");
}

/// An object that is there in another form is not what is wanted.
#[test]
fn another_definition_is_a_difference_and_is_applied() {
    let database = Database::new(server!());
    let mut schema = "create table t (a int, b int);
        create view v as select a from t;
        create function f() returns int language sql as 'select 1';
        create domain d as text check (value <> '');
        create function g() returns trigger language plpgsql as 'begin return new; end';
        create trigger tr before insert on t for each row execute function g();
        create policy p on t using (a > 1);
        comment on table t is 'one';"
        .to_owned();
    database.sql(&schema);
    let diff = |schema: &str| {
        hbm_db(&["diff", "--check", "--schema", "desired.sql"]).file("desired.sql", schema).on(&database)
    };
    diff(&schema).succeeds().says("no changes");
    for (is, wanted, said) in [
        ("select a from t", "select a, b from t", "alter view v"),
        ("'select 1'", "'select 2'", "replace function f()"),
        ("value <> ''", "value <> 'x'", "add domain constraint d.d_check"),
        ("before insert", "before update", "replace trigger t.tr"),
        ("(a > 1)", "(a > 2)", "alter policy t.p"),
        ("'one'", "'two'", "comment on table t"),
    ] {
        schema = schema.replace(is, wanted);
        diff(&schema).exits(3).says(said);
        if said.contains("policy") {
            push(&database, &schema, &[]).exits(4).says("--accept widen_policy:t.p");
        }
        push(&database, &schema, &["--accept", "widen_policy"]).succeeds().says(said);
        diff(&schema).succeeds().says("no changes");
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
