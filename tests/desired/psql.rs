//! A file is run as psql runs it.

use super::{dump, makes_what_psql_makes, push, with_files};
use crate::harness::{Database, server};

/// Statements that need a commit before them, or no transaction at all, among others that run together.
#[test]
fn statements_are_transactions_of_their_own() {
    let database = Database::new(server!());
    makes_what_psql_makes(
        "set client_min_messages = warning;
         create type mood as enum ('ok');
         create table person (id int primary key, m mood);
         alter type mood add value 'happy';
         alter type mood add value 'sad' before 'ok';
         alter table person alter m set default 'happy';
         create index concurrently person_m on person (m) where m = 'sad';
         vacuum person;
         do $$ begin create table made (id int); commit; create index on made (id); end $$;
         create schema app;
         set search_path = app, public;
         create table here (id int);
         begin;
         set local search_path = public;
         create table there (id int references person);
         commit;
         create table here_again (id int);
         reset search_path;",
        &database,
    );
    assert_eq!(database.sql("select count(*) from app.here, app.here_again"), "0");
}

/// In psql it holds for its own statement alone.
#[test]
fn what_is_set_for_a_transaction_ends_with_its_statement() {
    let database = Database::new(server!());
    makes_what_psql_makes(
        "create schema app; set local search_path = app; create table t (id int);
         select set_config('search_path', 'app', false); create table u (id int);",
        &database,
    );
    assert_eq!(database.sql("select count(*) from public.t, app.u"), "0");
}

#[test]
fn rows_of_a_copy_are_loaded_and_not_pushed() {
    let database = Database::new(server!());
    let text = "create table code (id int, name text);
COPY code (id, name) FROM stdin;
1\tit's; \\N
2\t\\N
\\.
begin;
copy code from stdin with (format csv);
3,\"three; 3\"
\\.
commit;
do $$ begin if (select count(*) from code where id <= 3) <> 3 then raise 'the rows are missing'; end if; end $$;
alter table code add primary key (id);
insert into code select max(id) + 1, 'next' from code;
";
    push(text, &database).succeeds();
    push(text, &database).succeeds().says("no changes");
    assert_eq!(database.sql("select count(*) from code"), "0");
}

#[test]
fn a_row_that_does_not_fit_is_named() {
    let database = Database::new(server!());
    push("create table t (id int);\nCOPY t FROM stdin;\n1\none\n\\.\n", &database)
        .exits(1)
        .says("s.sql, line 2, column 1: it does not run")
        .says("COPY t, line 2")
        .says("the first of its rows is line 3 of the file")
        .says("statement: COPY t FROM stdin");
}

/// The whole of it, with rows, owners that are no roles here, and a database that is made and connected to.
#[test]
fn a_whole_dump() {
    let source = Database::new(server!());
    let role = format!("{}_owner", source.name);
    source.sql(&format!(
        "create table a (id serial primary key, t text); insert into a (t) values ('it''s'), (E'two\\nlines'), (null);
         create table b (a int references a); insert into b values (1); create role {role}; create table c (id int);
         alter table c owner to {role}"
    ));
    let dumps: Vec<Option<String>> = [&[][..], &["--create"], &["--create", "--clean"]]
        .iter()
        .map(|options| dump(&source, options))
        .collect();
    source.sql(&format!("alter table c owner to postgres; drop role {role}"));
    for dump in dumps {
        let Some(text) = dump else { return };
        assert!(text.contains(&role) && text.contains("COPY public.a"), "{text}");
        let target = Database::new(source.cluster);
        push(&text, &target).succeeds();
        push(&text, &target).succeeds().says("no changes");
        assert_eq!(source.schema(), target.schema());
    }
}

/// Who pushes owns what is made, as owners are not compared.
#[test]
fn an_owner_that_is_no_role_here_is_left_out() {
    let database = Database::new(server!());
    let text: String = (0..5)
        .map(|at| format!("create table t{at} (id int);\nALTER TABLE t{at}\n OWNER TO No_such;\n"))
        .collect();
    let cache = tempfile::tempdir().expect("a folder");
    push(&(text.clone() + "alter table t1 owner to \"other such\";"), &database)
        .env("XDG_CACHE_HOME", &cache.path().display().to_string())
        .succeeds()
        .says("owners that are no roles of this server are left out: no_such, \"other such\"");
    push(&(text + "create role no_such;"), &database).exits(1).says("role \"no_such\" does not exist");
    push("create table t0 (id int);\ngrant select on t0 to nobody_here;", &database)
        .exits(1)
        .says("s.sql, line 2, column 1")
        .says("create the role, or leave out who owns and may do what: pg_dump --no-owner --no-privileges");
    assert_eq!(database.sql("select count(*) from pg_tables where schemaname = 'public'"), "5");
}

/// Those before it run together again, it is left out by itself, and those after it run together.
#[test]
fn what_can_be_left_out_costs_nothing_else() {
    let database = Database::new(server!());
    let text: String = (0..250)
        .map(|at| {
            format!(
                "create table t{at} (id int);\n{}",
                if at % 60 == 7 { "set no_such_thing = 1;\n" } else { "" }
            )
        })
        .collect();
    push(&text, &database).succeeds();
    assert_eq!(database.sql("select count(*) from pg_tables where schemaname = 'public'"), "250");
}

#[test]
fn errors_name_file_line_column_and_statement() {
    let database = Database::new(server!());
    let mut text: String = (0..130).map(|at| format!("create table t{at} (id int); -- é\n")).collect();
    text += "/* é */ create table bad (\n  é int,\n  id nowhere);\ncreate table after_it ();\n";
    push(&text, &database)
        .exits(1)
        .says("s.sql, line 133, column 6: it does not run in an empty database")
        .says("type \"nowhere\" does not exist")
        .says("statement: create table bad (");
    push(
        "create table a (id int);\nbegin;\ncreate table b (id int);\n  create table b (id nowhere);\ncommit;",
        &database,
    )
    .exits(1)
    .says("s.sql, line 4, column 22");
    // Without a place of its own it is that of the statement.
    push("create table a (id int); create table a (id int);", &database)
        .exits(1)
        .says("s.sql, line 1, column 26")
        .says("relation \"a\" already exists");
    push("create table a (id int);\nselect 'not closed;", &database).exits(2).says("s.sql, line 2, column 8");
    assert_eq!(database.sql("select count(*) from pg_tables where schemaname = 'public'"), "0");
}

#[test]
fn included_files_stand_in_their_place() {
    let database = Database::new(server!());
    let files = [
        (
            "s.sql",
            "\\set ON_ERROR_STOP on\n\\echo 'begins'\n\\i parts/all.sql\ncreate table last (id int references b);\n\\q\nnonsense",
        ),
        ("parts/all.sql", "\\ir a.sql\n\\ir 'b b.sql'\n"),
        ("parts/a.sql", "create table a (id int primary key);"),
        ("parts/b b.sql", "create table b (id int primary key references a);"),
    ];
    let push = ["push", "--schema", "s.sql", "--yes"];
    with_files(&push, &files, &database).succeeds();
    assert_eq!(database.sql("select count(*) from a, b, last"), "0");
    let mut wrong = files;
    wrong[3].1 = "create table c (id int);\ncreate table b (id nowhere);";
    with_files(&push, &wrong, &database).exits(1).says("parts/b b.sql, line 2, column 20");
    wrong[3].1 = "\\i s.sql";
    with_files(&push, &wrong, &database).exits(2).says("parts/b b.sql:1: s.sql includes itself");
    with_files(&push, &files[..3], &database)
        .exits(2)
        .says("cannot read parts/b b.sql")
        .says("included at parts/all.sql:2");
}

#[test]
fn what_cannot_be_followed_is_named_with_its_line() {
    let database = Database::new(server!());
    for (text, says) in [
        (
            "create table t (id int);\n\\connect other\n",
            "s.sql:2: \\connect after statements that made something",
        ),
        ("select 'create table t ()' \\gexec\n", "s.sql:1: \\gexec is a command of psql that, in the middle"),
        ("\\set name 'x'\n", "s.sql:1: \\set is a command of psql"),
        ("\n\\copy t from 'x'\n", "s.sql:2: \\copy is a command of psql"),
        ("\\if true\n", "s.sql:1: \\if is a command of psql"),
        (
            "copy t from stdin; select 1;\n1\n\\.\n",
            "s.sql, line 1, column 20: the rows of a COPY begin in the next line",
        ),
    ] {
        push(text, &database).exits(2).says(says);
    }
}
