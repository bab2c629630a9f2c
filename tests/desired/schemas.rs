//! Which schemas of the database are managed.

use super::{dump, push, with_files};
use crate::harness::{Database, Run, hbm_db};

/// A database with three schemas, of which one is an extension's.
fn three() -> Option<Database> {
    let database = Database::new(crate::harness::Cluster::get()?);
    database.sql(
        "create table kept (id int); insert into kept values (1);
         create schema audit; create table audit.log (id int primary key); create table audit.gone (id int);
         create schema legacy; create table legacy.old (id int); insert into legacy.old values (1), (2);
         create table legacy.empty (id int)",
    );
    Some(database)
}

macro_rules! three {
    () => {
        match three() {
            Some(database) => database,
            None => return crate::harness::skipped("no PostgreSQL server was found"),
        }
    };
}

fn run(arguments: &[&str], text: &str, database: &Database) -> Run {
    with_files(arguments, &[("s.sql", text)], database)
}

fn tables(database: &Database) -> String {
    database.sql(
        "select string_agg(schemaname || '.' || tablename, ' ' order by 1) from (select schemaname, tablename from pg_tables where schemaname in ('public', 'audit', 'legacy', 'other') order by 1, 2) t",
    )
}

#[test]
fn a_schema_that_only_the_database_has_is_reported() {
    let database = three!();
    let text = "create schema audit; create table audit.log (id int primary key);";
    run(&["diff", "--schema", "s.sql"], text, &database)
        .succeeds()
        .says("not part of s.sql, so left as they are: schemas legacy, public")
        .hides("DROP TABLE public")
        .hides("DROP TABLE legacy")
        .says("DROP TABLE audit.gone");
    push(text, &database).succeeds().says("schemas legacy, public");
    assert_eq!(tables(&database), "audit.log legacy.empty legacy.old public.kept");
    let json = run(&["diff", "--schema", "s.sql", "--format", "json"], text, &database).succeeds();
    let value: serde_json::Value = serde_json::from_str(&json.stdout).expect("JSON");
    assert_eq!(value["unmanaged"], serde_json::json!(["legacy", "public"]));
    // `public` is in every database, and is not told of where nothing is in it.
    let empty = Database::new(database.cluster);
    push(text, &empty).succeeds().hides("left as they are");
    // What it makes in a schema that is there manages that.
    push("create table public.kept (id int, more int);", &database)
        .succeeds()
        .says("schemas audit, legacy")
        .hides("public (");
}

#[test]
fn a_dump_of_one_schema_says_nothing_of_others() {
    let database = three!();
    let Some(text) = dump(&database, &["-s", "-n", "audit"]) else { return };
    push(&text, &database).succeeds().says("no changes");
    database.sql("drop schema audit cascade");
    push(&text, &database).succeeds();
    assert_eq!(tables(&database), "audit.gone audit.log legacy.empty legacy.old public.kept");
}

#[test]
fn named_schemas_alone_are_managed() {
    let database = three!();
    let text = "create table kept (id int, more int); create schema audit; create table audit.log (id int primary key);
                create table refers (id int references audit.log);";
    let named =
        |names: &str| run(&["push", "--schema", "s.sql", "--yes", "--schemas", names], text, &database);
    named("audit").succeeds().says("schemas legacy, public");
    assert_eq!(tables(&database), "audit.log legacy.empty legacy.old public.kept");
    named("audit").succeeds().says("no changes");
    // A schema that the desired state makes nothing in is emptied where it is named, and what is lost is.
    named("audit,legacy").exits(4).says("drop_table legacy.old, 2 rows");
    assert_eq!(tables(&database), "audit.log legacy.empty legacy.old public.kept");
    let accept =
        ["push", "--schema", "s.sql", "--schemas", "audit,legacy", "--accept", "drop_table:legacy.old"];
    run(&accept, text, &database).succeeds();
    named("audit,legacy").succeeds().says("no changes");
    assert_eq!(tables(&database), "audit.log public.kept");
    assert_eq!(database.sql("select count(*) from pg_namespace where nspname = 'legacy'"), "1");
}

#[test]
fn all_schemas_are_managed_but_those_of_extensions() {
    let database = three!();
    database.sql("create schema hbm_db; create table hbm_db.own (id int)");
    let has_one = "select count(*) > 0 from pg_available_extensions where name = 'pg_surgery'";
    let extension = if database.sql(has_one) == "t" { "create extension pg_surgery;" } else { "" };
    database.sql(extension);
    let text = "create table kept (id int);";
    let all = |more: &[&str]| {
        run(&[&["push", "--schema", "s.sql", "--yes", "--all-schemas"], more].concat(), text, &database)
    };
    all(&[]).exits(4).says("drop_table legacy.old, 2 rows");
    all(&["--accept", "drop_table:legacy.old"]).succeeds().hides("left as they are");
    all(&[]).succeeds().says("no changes");
    assert_eq!(tables(&database), "public.kept");
    assert_eq!(database.sql("select count(*) from hbm_db.own, kept"), "0");
}

#[test]
fn what_cannot_be_managed_is_refused() {
    let database = three!();
    let diff = |arguments: &[&str]| {
        run(&[&["diff", "--schema", "s.sql"], arguments].concat(), "create table kept (id int);", &database)
    };
    diff(&["--schemas", "nowhere"]).exits(2).says("has a schema nowhere of its own");
    for name in ["hbm_db", "pg_catalog", "information_schema"] {
        diff(&["--schemas", name]).exits(2).says("is none of an application's");
    }
    diff(&["--schemas", "audit", "--all-schemas"]).exits(2).says("--all-schemas");
    // Entities have a scope as well.
    let entities = Database::new(database.cluster);
    entities.sql("create schema extra; create table extra.t (id int)");
    hbm_db(&["push", "--all-schemas", "--dry-run", "--app", "hbm"])
        .on(&entities)
        .succeeds()
        .says("DROP TABLE extra.t");
}
