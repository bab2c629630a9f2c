//! `squash` where files have to be joined, because the catalog does not hold what they make.

use super::{ONE, Project, THREE, TWO, three};
use crate::harness::server;

/// Rows and objects that the catalog does not hold: the files are joined, and nothing is lost.
#[test]
fn rows_and_views_are_kept() {
    let project = three(server!());
    project.write(ONE, "up.sql", "create table one (id int primary key, name text); -- ;");
    project.write(TWO, "up.sql", "\u{feff}create table two (id int);\r\ninsert into one values (1, 'a;');\r\ninsert into two select 7 -- the end;");
    project.write(THREE, "up.sql", "create view three as select name from one; -- a view");
    project.write(THREE, "down.sql", "drop view three");
    project.run(&["migrate", "up"]).succeeds();
    let before = project.state();
    project.run(&["squash", "--to", "three"]).succeeds();
    assert_eq!(project.names(), [THREE]);
    project.run(&["migrate", "up"]).succeeds().says("nothing to do");
    assert_eq!(project.state(), before);
    let fresh = project.elsewhere();
    fresh.run(&["migrate", "up"]).succeeds();
    assert_eq!(fresh.sql("select name from three"), "a;");
    assert_eq!(fresh.sql("select id from two"), "7");
    fresh.sql("drop table seaql_migrations");
    project.sql("drop table seaql_migrations");
    assert_eq!(fresh.database.contents(), project.database.contents());
}

/// What the catalog of this project does not know, PostgreSQL's own does.
#[test]
fn privileges_comments_and_values_of_sequences_are_kept() {
    let cluster = server!();
    for up in [
        "select setval('one_id_seq', 1000);",
        "create schema app; grant usage on schema app to public;",
        "grant usage on sequence one_id_seq to public; grant select (name) on one to public;",
        "alter default privileges grant select on tables to public;",
        "alter table one alter name set statistics 500, alter name set storage external;",
        "comment on constraint one_pkey on one is 'x';",
    ] {
        let project = Project::new(cluster)
            .with(ONE, "create table one (id serial primary key, name text);", "drop table one;")
            .with(TWO, up, "drop schema if exists app;");
        project.run(&["migrate", "up"]).succeeds();
        project.run(&["squash", "--to", "two"]).succeeds();
        let fresh = project.elsewhere();
        fresh.run(&["migrate", "up"]).succeeds();
        for one in [&project, &fresh] {
            one.sql("drop table seaql_migrations");
        }
        assert_eq!(fresh.database.contents(), project.database.contents(), "{up}");
    }
}

/// Where the catalog says everything, the files are not joined: that would keep all their detours.
#[test]
fn what_the_catalog_holds_is_written_anew() {
    let project = Project::new(server!())
        .with(ONE, "create table one (id serial primary key, name text); create table gone (id int);", "drop table one; drop table gone;")
        .with(TWO, "drop table gone; alter table one add kind int generated always as identity unique; create index on one (lower(name));", "alter table one drop kind; create table gone (id int);");
    project.run(&["migrate", "up"]).succeeds();
    project.run(&["squash", "--to", "two"]).succeeds();
    let up = project.read(TWO, "up.sql");
    assert!(up.contains("CREATE TABLE public.one") && !up.contains("gone"), "{up}");
    let fresh = project.elsewhere();
    fresh.run(&["migrate", "up"]).succeeds();
    assert_eq!(fresh.database.schema(), project.database.schema());
}

#[test]
fn without_a_transaction_stays_without() {
    let project = three(server!());
    project.write(TWO, "up.sql", "--hbm-db: no-transaction\ncreate table two (id int);\ncreate index concurrently on_two on two (id);\ninsert into two values (1);");
    project.run(&["squash", "--to", "three"]).succeeds();
    project.run(&["migrate", "up"]).succeeds();
    assert_eq!(project.sql("select indisvalid from pg_index where indexrelid = 'on_two'::regclass"), "t");
    project.run(&["migrate", "down", "--accept", "drop_table"]).succeeds();
    assert!(!project.has("one"));
}
