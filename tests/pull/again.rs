//! A second pull: what did not change stays byte for byte, and nothing that people wrote goes without a word.

use super::Folder;
use crate::harness::{Database, server};

const SCHEMA: &str =
    "create table a (id int primary key, name text); create index on a (name); create table b (id int);
    create view v as select id from a; create function f() returns int language sql as 'select 1'";

#[test]
fn only_what_changed_is_written() {
    let database = Database::new(server!());
    database.sql(SCHEMA);
    let folder = Folder::new();
    folder.pull(&database, &["--check"]).exits(3).says("write tables/a.sql");
    assert!(folder.texts().is_empty());
    folder.pull(&database, &[]).succeeds();
    folder.pull(&database, &[]).succeeds().says("no changes");
    let before = folder.texts();
    database.sql("alter table a add age int; create table c (id int)");
    let outcome = folder.pull(&database, &["--dry-run"]).succeeds();
    outcome
        .says("change tables/a.sql")
        .says("write tables/c.sql")
        .says("+    age integer")
        .hides("tables/b.sql");
    assert_eq!(folder.texts(), before);
    folder.pull(&database, &["--check"]).exits(3);
    let outcome = folder.pull(&database, &["--format", "json"]).succeeds();
    let report: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    assert_eq!(
        report,
        serde_json::json!({
            "written": ["tables/c.sql"], "changed": ["tables/a.sql"], "removed": [],
            "unchanged": ["functions/f.sql", "tables/b.sql", "views/v.sql"],
        })
    );
    assert!(folder.text("tables/a.sql").contains("age integer"));
}

#[test]
fn comments_of_people_stay() {
    let database = Database::new(server!());
    database.sql(SCHEMA);
    let folder = Folder::new();
    folder.pull(&database, &[]).succeeds();
    let text = folder.text("tables/a.sql");
    let text =
        format!("-- Who may log in.\n\n{}", text.replace("CREATE INDEX", "-- for the list\nCREATE INDEX"));
    folder.write("tables/a.sql", &text);
    folder.pull(&database, &["--check"]).succeeds();
    database.sql("alter table a add age int");
    folder.pull(&database, &[]).succeeds().says("change tables/a.sql");
    let wanted = text.replace("name text,", "name text,\n    age integer,");
    assert_eq!(folder.text("tables/a.sql"), wanted);
}

#[test]
fn what_people_wrote_otherwise_is_asked_about() {
    let database = Database::new(server!());
    database.sql(SCHEMA);
    let folder = Folder::new();
    folder.pull(&database, &[]).succeeds();
    let own = "create table a(id int primary key, name text); create index on a(name);";
    folder.write("tables/a.sql", own);
    folder.pull(&database, &["--check"]).succeeds().says("no changes");
    database.sql("alter table a add age int");
    let outcome = folder.pull(&database, &[]).exits(2);
    outcome.says("-create table a(id int").says("+    age integer").says("nothing was written").says("--yes");
    assert_eq!(folder.text("tables/a.sql"), own);
    folder.pull(&database, &["--yes"]).succeeds().says("change tables/a.sql");
    folder.pull(&database, &["--check"]).succeeds();
}

#[test]
fn files_that_say_the_same_are_left() {
    let database = Database::new(server!());
    database.sql(SCHEMA);
    let folder = Folder::new();
    folder.write("all.sql", &SCHEMA.to_lowercase());
    folder.pull(&database, &[]).succeeds().says("no changes");
    assert_eq!(folder.texts().len(), 1);
    folder.pull(&database, &[]).succeeds();
    // What a file of people makes has no place of its own.
    database.sql("alter table b add x int");
    folder
        .pull(&database, &[])
        .exits(2)
        .says("which would be in tables/b.sql")
        .says("not written by pull: all.sql");
    folder.pull(&database, &["--check"]).exits(3).says("which would be in tables/b.sql");
    folder.write("all.sql", "select 'not closed");
    folder.pull(&database, &[]).exits(2).says("all.sql, line 1");
}

#[test]
fn files_of_what_is_gone_are_removed() {
    let database = Database::new(server!());
    database.sql(SCHEMA);
    let folder = Folder::new();
    folder.pull(&database, &[]).succeeds();
    let before = folder.texts();
    database.sql("drop view v; drop table b");
    folder
        .pull(&database, &[])
        .exits(2)
        .says("-CREATE TABLE public.b")
        .says("nothing was written")
        .says("views/v.sql");
    assert_eq!(folder.texts(), before);
    folder.pull(&database, &["--yes"]).succeeds().says("remove tables/b.sql").says("remove views/v.sql");
    let names: Vec<String> = folder.texts().into_keys().collect();
    assert_eq!(names, ["functions/f.sql", "tables/a.sql"]);
    assert!(!folder.path().join("schema/views").exists());
    folder.pull(&database, &["--check"]).succeeds();
}

/// Files may make schemas that the database does not have any more, and the other way round.
#[test]
fn whole_schemas_come_and_go() {
    let database = Database::new(server!());
    let [audit, public] = ["create schema audit; create table audit.log (id int)", SCHEMA];
    database.sql(&format!("{audit}; {public}"));
    let folder = Folder::new();
    folder.pull(&database, &[]).succeeds();
    database.sql("drop schema audit cascade");
    folder.pull(&database, &["--check"]).exits(3).says("remove audit/tables/log.sql").hides("tables/a.sql");
    folder.pull(&database, &["--yes"]).succeeds();
    folder.pull(&database, &["--check"]).succeeds();
    folder.push(&["push"], &database).succeeds().says("no changes");
    database.sql("drop schema public cascade; create schema public");
    folder.pull(&database, &["--check"]).exits(3).says("remove tables/a.sql");
    folder.pull(&database, &["--yes"]).succeeds();
    assert!(folder.texts().is_empty(), "{:?}", folder.texts().keys());
    folder.pull(&database, &["--check"]).succeeds().says("no changes");
    database.sql(audit);
    folder.pull(&database, &[]).succeeds().says("write audit/tables/log.sql");
    folder.push(&["push"], &database).succeeds().says("no changes");
}

#[test]
fn a_folder_of_migrations_is_none() {
    let database = Database::new(server!());
    database.sql(SCHEMA);
    let folder = Folder::new();
    folder.write("0001_first.sql", "create table a (id int);");
    folder.pull(&database, &[]).exits(2).says("schema is a folder of migrations");
}

/// What moves to another file leaves the one in which it was.
#[test]
fn a_sequence_gets_an_owner_and_loses_it() {
    let database = Database::new(server!());
    database.sql("create sequence sq; create table chk (a int)");
    let folder = Folder::new();
    folder.pull(&database, &[]).succeeds();
    for (sql, there) in
        [("alter sequence sq owned by chk.a", false), ("alter sequence sq owned by none", true)]
    {
        database.sql(sql);
        folder.pull(&database, &["--check"]).exits(3).says("sequences/sq.sql").says("tables/chk.sql");
        folder.pull(&database, &["--yes"]).succeeds();
        assert_eq!(folder.texts().contains_key("sequences/sq.sql"), there);
        folder.pull(&database, &["--check"]).succeeds().says("no changes");
        folder.push(&["push"], &database).succeeds().says("no changes");
    }
}

#[test]
fn an_extension_moves() {
    let database = Database::new(server!());
    database.sql("create schema ext; create extension citext schema ext; create table t (id int)");
    let folder = Folder::new();
    folder.pull(&database, &[]).succeeds();
    for (sql, schema) in [
        ("alter extension citext set schema public", "public"),
        ("create table uses (c citext default 'a'::citext)", "public"),
        ("alter extension citext set schema ext", "ext"),
    ] {
        database.sql(sql);
        folder.pull(&database, &["--check"]).exits(3);
        folder.pull(&database, &["--yes"]).succeeds();
        let text = folder.text("extensions/citext.sql");
        assert!(text.contains(&format!("WITH SCHEMA {schema}")), "{text}");
        folder.pull(&database, &["--check"]).succeeds().says("no changes");
        folder.push(&["push"], &database).succeeds().says("no changes");
    }
}
