//! Another database as the desired state.

use crate::harness::{Database, hbm_db, server};

/// Some of it is printed otherwise once PostgreSQL has read its own print.
const SCHEMA: &str = "create type state as enum ('new', 'done');
    create table person (id int generated always as identity primary key, name varchar(20) check (name in ('a', 'b')),
        state state default 'new', at timestamptz default now());
    create table visit (id bigserial primary key, person int references person on delete cascade);
    create index on visit (person) where person > 3;
    insert into person (name) values ('a')";

#[test]
fn another_database_is_followed_and_only_read() {
    let cluster = server!();
    let (source, target) = (Database::new(cluster), Database::new(cluster));
    source.sql(SCHEMA);
    source.sql("create schema audit; create table audit.log (id int)");
    target.sql("create table gone (id int); create schema legacy; create table legacy.old (id int)");
    let (contents, url) = (source.contents(), source.url());
    let run =
        |arguments: &[&str]| hbm_db(&[&["push", "--schema-from", &url], arguments].concat()).on(&target);
    run(&["--dry-run"]).succeeds().says("schemas legacy").hides(crate::harness::PASSWORD);
    run(&["--yes"]).succeeds();
    run(&["--yes"]).succeeds().says("no changes");
    assert_eq!(source.contents(), contents);
    assert_eq!(target.sql("select count(*) from person, visit, audit.log, legacy.old"), "0");
    target.sql("drop schema legacy cascade");
    // It is printed otherwise, and is the same.
    for database in [&source, &target] {
        database.sql("alter table person drop constraint person_name_check");
    }
    assert_eq!(target.schema(), source.schema());
    source.sql("alter table audit.log add column what text; alter table visit add column what text");
    run(&["--schemas", "audit", "--yes"]).succeeds().says("audit.log").hides("ALTER TABLE public");
    hbm_db(&["diff", "--schema-from", &url, "--check"]).on(&target).exits(3).says("ALTER TABLE public.visit");
}

/// It has nothing in `public`, so it says nothing of that.
#[test]
fn only_where_it_has_something() {
    let cluster = server!();
    let (source, target) = (Database::new(cluster), Database::new(cluster));
    source.sql("create schema audit; create table audit.log (id int)");
    target.sql("create table kept (id int)");
    hbm_db(&["push", "--schema-from", &source.url(), "--yes"]).on(&target).succeeds().says("schemas public");
    assert_eq!(target.sql("select count(*) from kept, audit.log"), "0");
}

/// The target is the PostgreSQL that the program carries, whose version is another one than that of most servers here.
#[test]
fn its_postgresql_may_be_of_another_version() {
    let source = Database::new(server!());
    source.sql(SCHEMA);
    let project = tempfile::tempdir().expect("a folder");
    let run = |arguments: &[&str]| hbm_db(arguments).within(project.path()).env("POSTGRES_BIN", "");
    let url = source.url();
    run(&["push", "--schema-from", &url, "--yes"]).succeeds();
    run(&["push", "--schema-from", &url, "--yes"]).succeeds().says("no changes");
    source.sql("alter table person drop constraint person_name_check, add check (name in ('a', 'b', 'c'))");
    run(&["push", "--schema-from", &url, "--yes"]).succeeds().says("person_name_check");
    run(&["diff", "--schema-from", &url, "--check"]).succeeds().says("no changes");
}

#[test]
fn what_cannot_be_reached_is_said() {
    let database = Database::new(server!());
    let from = |url: &str| hbm_db(&["diff", "--schema-from", url]).on(&database);
    from("postgresql://postgres:secret@127.0.0.1:1/none").exits(5).hides("secret");
    from("nonsense").exits(2).says("--schema-from");
    hbm_db(&["diff", "--schema-from", &database.url(), "--schema", "s.sql"])
        .on(&database)
        .exits(2)
        .says("cannot be used with");
}
