//! Several files, folders of them, standard input.

use super::with_files;
use crate::harness::{Database, hbm_db, server};

/// Each of them needs something of another, and one in the middle of its statements.
const FILES: &[(&str, &str)] = &[
    (
        "schema/a_orders.sql",
        "create table orders (id int primary key, by int references users, s state); create index on orders (by);",
    ),
    (
        "schema/b_users.sql",
        "create table users (id int primary key, at int);\nalter table users add foreign key (at) references places;",
    ),
    ("schema/parts/places.sql", "create table places (id int primary key, owner int references users);"),
    ("schema/parts/z_types.sql", "create type state as enum ('new');"),
    ("schema/.hidden.sql", "nonsense"),
    ("schema/readme.md", "nonsense"),
];

#[test]
fn files_of_a_folder_need_no_order() {
    let database = Database::new(server!());
    let push = ["push", "--schema", "schema", "--yes"];
    with_files(&push, FILES, &database).succeeds();
    with_files(&push, FILES, &database).succeeds().says("no changes");
    assert_eq!(database.sql("select count(*) from orders, users, places"), "0");
    assert_eq!(database.sql("select count(*) from pg_constraint where contype = 'f'"), "3");
    // A change of one file is a change of the whole.
    let mut changed = FILES.to_vec();
    changed[3].1 = "create type state as enum ('new', 'old');";
    with_files(&push, &changed, &database).succeeds().says("ADD VALUE");
}

/// Numbers are in their order, also where not all files have one.
#[test]
fn files_begin_by_name() {
    let database = Database::new(server!());
    let files = [
        ("s/10_later.sql", "create table if not exists t (id int, later int);"),
        ("s/2_first.sql", "create table t (id int);"),
        ("s/last.sql", "create table if not exists t (id int, last int);"),
    ];
    with_files(&["push", "--schema", "s", "--yes"], &files, &database).succeeds();
    let columns = "select count(*) from pg_attribute where attrelid = 't'::regclass and attnum > 0";
    assert_eq!(database.sql(columns), "1");
}

/// A file that is gone on with has what it set.
#[test]
fn what_a_file_sets_is_its_own() {
    let database = Database::new(server!());
    let files = [
        (
            "s/a.sql",
            "create schema app;\nset search_path = app;\ncreate table x (id int references public.later);\ncreate table y (id int);",
        ),
        ("s/b.sql", "create table later (id int primary key);"),
    ];
    with_files(&["push", "--schema", "s", "--yes"], &files, &database).succeeds();
    assert_eq!(database.sql("select count(*) from app.x, app.y, public.later"), "0");
}

/// What changes the server is done in one transaction, in which a label cannot be used: it is read elsewhere as a whole.
#[test]
fn files_that_change_the_server_are_read_in_another_place() {
    let database = Database::new(server!());
    let role = format!("{}_made", database.name);
    let roles = format!("create role {role}; create table z (id int references a);");
    let files = [
        (
            "s/a.sql",
            "create type e as enum ('x');\nalter type e add value 'y';\ncreate table a (id int primary key, e e default 'y');",
        ),
        ("s/b.sql", roles.as_str()),
    ];
    with_files(&["push", "--schema", "s", "--yes"], &files, &database)
        .succeeds()
        .says("it was read in an embedded PostgreSQL instead");
    assert_eq!(database.sql("select count(*) from a, z"), "0");
    assert_eq!(database.sql(&format!("select count(*) from pg_roles where rolname = '{role}'")), "0");
}

#[test]
fn what_never_runs_is_named_for_each_file() {
    let database = Database::new(server!());
    let files = [
        ("s/a.sql", "create table a (id int);\ncreate table b (id nowhere);"),
        ("s/b.sql", "create table c (id int references missing);"),
        ("s/c.sql", "create table fine (id int);"),
    ];
    with_files(&["push", "--schema", "s", "--yes"], &files, &database)
        .exits(1)
        .says("2 files do not run in an empty database, in whatever order")
        .says("s/a.sql, line 2, column 20")
        .says("type \"nowhere\" does not exist")
        .says("s/b.sql, line 1, column 1")
        .says("relation \"missing\" does not exist")
        .hides("s/c.sql");
    let one = [("s/a.sql", "create table a (id nowhere);"), ("s/b.sql", "create table b (id int);")];
    with_files(&["push", "--schema", "s", "--yes"], &one, &database)
        .exits(1)
        .says("s/a.sql, line 1, column 20: it does not run")
        .hides("files do not run");
    with_files(&["push", "--schema", "s"], &[("s/readme.md", "")], &database)
        .exits(2)
        .says("s has no SQL files");
    with_files(&["push", "--schema", "s"], &[("s/a.sql", "select 'x")], &database)
        .exits(2)
        .says("s/a.sql, line 1, column 8");
}

#[test]
fn several_sources_and_standard_input() {
    let database = Database::new(server!());
    let files = [
        ("b.sql", "create table b (id int references a, c int references c);"),
        ("parts/c.sql", "create table c (id int primary key);"),
    ];
    let run = |arguments: &[&str]| {
        with_files(arguments, &files, &database).input("create table a (id int primary key);")
    };
    run(&["push", "--schema", "b.sql", "--schema", "-", "--schema", "parts", "--yes"]).succeeds();
    run(&["diff", "--schema", "-", "--schema", "parts/c.sql", "--schema", "b.sql", "--check"]).succeeds();
    assert_eq!(database.sql("select count(*) from a, b, c"), "0");
    run(&["diff", "--schema", "-"]).succeeds().says("DROP TABLE public.b");
    run(&["diff", "--schema", "-", "--schema", "-"]).exits(2).says("given twice");
    hbm_db(&["diff", "--schema", "-"])
        .input("create table a (id nowhere);")
        .on(&database)
        .exits(1)
        .says("standard input, line 1, column 20");
}

/// Rows are no part of a schema: what would write some is told, and what a migration does is not.
#[test]
fn rows_of_a_schema_are_told() {
    let database = Database::new(server!());
    let files = [
        ("schema/a.sql", "create table a (id int);\ninsert into a values (1);\ndelete from a;"),
        ("schema/b.sql", "create table b (id int);\nCOPY b FROM stdin;\n1\n\\.\n"),
    ];
    let push = ["push", "--schema", "schema", "--yes"];
    for _ in 0..2 {
        with_files(&push, &files, &database)
            .succeeds()
            .says("schema/a.sql, line 2: INSERT and 1 more writes rows")
            .says("schema/b.sql, line 2: COPY writes rows");
    }
    let migrations = [
        ("db/0001_a.sql", "create table a (id int); insert into a values (1)"),
        ("db/0002_b.sql", "create table b (id int)"),
    ];
    with_files(&["push", "--schema", "db", "--yes"], &migrations, &database).succeeds().hides("writes rows");
    assert_eq!(database.sql("select count(*) from a"), "0");
}

#[test]
fn files_of_other_languages_are_named() {
    let database = Database::new(server!());
    for (name, said) in [
        ("schema.prisma", "migrations that Prisma wrote"),
        ("db/schema.rb", "db/structure.sql"),
        ("schema.ts", "hbm-db pull --to schema/"),
    ] {
        let push = ["push", "--schema", name];
        with_files(&push, &[(name, "model A {}")], &database)
            .exits(2)
            .says(&format!("{name} is not SQL"))
            .says(said);
    }
}
