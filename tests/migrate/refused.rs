//! Files that cannot be run are refused before anything is touched.

use super::{ONE, THREE, TWO, three};
use crate::harness::server;

const HEADER: &str = "-- hbm-db: no-transaction\n";

/// The text, where it is wrong, what is said, and what to do.
const REFUSED: &[(&str, &str, &str, &str)] = &[
    ("create table x ();\n  begin;\n", "2:3", "BEGIN", "the file runs in one transaction"),
    ("create table x ();\nCOMMIT;", "2:1", "COMMIT", "no-transaction"),
    ("start transaction;", "1:1", "START", "remove it"),
    ("select 1; rollback;", "1:11", "ROLLBACK", "remove it"),
    ("\\i other.sql\n", "1:1", "\\i is a command of psql", "only the server runs this file"),
    ("select 1 \\gset\n", "1:10", "\\gset is a command of psql", "remove it"),
    ("create table x (id int);\nCOPY x (id) FROM STDIN;\n1\n\\.\n", "2:18", "COPY FROM STDIN", "INSERT"),
    ("select 'a;\n", "1:8", "the string is not closed", "close it with '"),
    ("select $$ a;\n$b$", "1:8", "the string $$ is not closed", "dollar tag"),
    ("select 1;\nselect \"a;\n", "2:8", "the quoted name is not closed", "close it with \""),
    ("select 1 /* a /* b */;\n", "1:10", "the comment is not closed", "*/"),
    ("select (1;\n", "1:8", "the parenthesis is not closed", "close it with )"),
    (
        "select 1;\n-- hbm-db: no-transaction\n",
        "2:1",
        "stands after a statement",
        "above the first statement",
    ),
    ("-- hbm-db: no-transactions\nselect 1;", "1:1", "is no header", "-- hbm-db: no-transaction"),
    ("-- hbm-db: no-transaction\nselect 1;\ncommit;", "3:1", "COMMIT", "committed by itself"),
    ("-- hbm-db: no-transaction\nsavepoint a;", "2:1", "SAVEPOINT needs a transaction", "the header"),
    (
        "-- hbm-db: no-transaction\ncreate index concurrently on one (id);",
        "2:1",
        "without the name of the index",
        "give it a name",
    ),
];

#[test]
fn a_file_that_cannot_be_run_is_refused_with_its_place() {
    let project = three(server!());
    for (text, place, what, advice) in REFUSED {
        project.write(TWO, "up.sql", text);
        let place = format!("migration/src/hbm/{TWO}/up.sql:{place}: ");
        project
            .run(&["migrate", "up"])
            .exits(1)
            .says(&format!("a migration cannot be run: {place}"))
            .says(what)
            .says("hint: ")
            .says(advice);
        project.run(&["migrate", "validate"]).exits(3).says("unreadable").says(&place).says(advice);
        assert!(project.is_untouched() && !project.has("one"), "{text}");
    }
    for (command, code) in [
        (&["migrate", "up", "--dry-run"][..], 1),
        (&["migrate", "up", "--to", "one"], 1),
        (&["migrate", "status"], 0),
        (&["migrate", "status", "--check"], 3),
        (&["fresh", "--no-seed"], 1),
    ] {
        project.run(command).exits(code).says(&format!("{TWO}/up.sql:2:1: "));
    }
    assert!(project.is_untouched());
    // Words that only look like these are none.
    let good = "/* begin; */ create table two (a text default 'commit;', \"copy\" text); -- \\i x
                create function f() returns int language plpgsql as $$ begin return 1; end $$;
                savepoint a; release a;";
    project.write(TWO, "up.sql", good);
    project.run(&["migrate", "up"]).succeeds();
    assert_eq!(project.applied(), "one two three");
}

/// What was applied already is not in the way of the next.
#[test]
fn a_down_file_that_cannot_be_run_is_found_before_it_is_needed() {
    let project = three(server!());
    project.run(&["migrate", "up", "--to", "two"]).succeeds();
    project.write(TWO, "down.sql", "drop table two;\ncommit;");
    project.run(&["migrate", "validate"]).exits(3).says(&format!("{TWO}/down.sql:2:1"));
    project.run(&["migrate", "up"]).succeeds();
    let before = project.state();
    for command in [&["migrate", "down", "--all"][..], &["migrate", "down", "--all", "--dry-run"]] {
        project.run(command).exits(1).says(&format!("{TWO}/down.sql:2:1: COMMIT"));
        assert_eq!(project.state(), before);
    }
    project.run(&["migrate", "down"]).succeeds();
    assert_eq!(project.applied(), "one two");
}

#[test]
fn every_refused_file_is_named_at_once() {
    let project = three(server!());
    project.write(ONE, "up.sql", "begin;");
    project.write(THREE, "down.sql", "commit;");
    project
        .run(&["migrate", "up"])
        .exits(1)
        .says(&format!("{ONE}/up.sql:1:1: BEGIN"))
        .says(&format!("{THREE}/down.sql:1:1: COMMIT"));
    assert!(project.is_untouched());
}

#[test]
fn a_folder_that_is_no_migration_is_told_apart() {
    let project = three(server!());
    project.write("m20260104_000001_four", "down.sql", "drop table four;");
    project.run(&["migrate", "up"]).exits(1).says("down.sql stands alone").says("four/up.sql beside it");
    project.write("m20260104_000001_four", "up.sql", HEADER);
    std::fs::write(project.migrations().join("README.md"), "text").expect("a file");
    std::fs::create_dir(project.migrations().join("notes")).expect("a folder");
    project.write(".m20260105_000001_being_written", "up.sql", "begin;");
    project.run(&["migrate", "up"]).succeeds();
    assert_eq!(project.applied(), "one two three four");
    std::fs::write(project.migrations().join(ONE).join("up.sql"), b"select '\xff';").expect("a file");
    project.run(&["migrate", "status"]).exits(1).says(&format!("{ONE}/up.sql")).says("UTF-8");
}
