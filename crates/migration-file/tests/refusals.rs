//! What is refused, and where.

use hbm_db_migration_file::Script;

/// A text, the line and the column of what is refused, and a part of the reason.
const CASES: &[(&str, usize, usize, &str)] = &[
    // Control of transactions.
    ("begin;", 1, 1, "BEGIN begins or ends a transaction"),
    ("select 1;\n  BEGIN WORK; select 2", 2, 3, "BEGIN"),
    ("begin atomic; end", 1, 1, "BEGIN"),
    ("start transaction read only;", 1, 1, "START"),
    ("select 1; -- done\r\n/* é */ commit;", 2, 9, "COMMIT"),
    ("commit prepared 'a'", 1, 1, "COMMIT"),
    ("end", 1, 1, "END"),
    ("rollback;", 1, 1, "ROLLBACK"),
    ("rollback /* not to */ work;", 1, 1, "ROLLBACK"),
    ("rollback and chain;", 1, 1, "ROLLBACK"),
    ("Abort;", 1, 1, "ABORT"),
    ("prepare transaction 'a';", 1, 1, "PREPARE"),
    ("-- hbm-db: no-transaction\nbegin;", 2, 1, "BEGIN begins or ends a transaction"),
    ("-- hbm-db: no-transaction\nselect 1; savepoint a;", 2, 11, "SAVEPOINT needs a transaction"),
    ("-- hbm-db: no-transaction\nrelease a;", 2, 1, "RELEASE needs"),
    ("-- hbm-db: no-transaction\nrollback to a;", 2, 1, "ROLLBACK needs"),
    // A function that is not in dollars ends at its first semicolon.
    ("create function f() returns int begin select 1; end;", 1, 49, "END"),
    // psql.
    ("\\connect other\nselect 1;", 1, 1, "\\connect is a command of psql"),
    ("select 'é', (1\\gset", 1, 15, "\\gset is"),
    ("select 1 \\; select 2", 1, 10, "\\; is"),
    ("select 'a\\'\\g", 1, 12, "\\g is"),
    // COPY.
    ("copy t from stdin;\n1\t'\n\\.\n", 1, 13, "COPY FROM STDIN"),
    ("COPY public.t (a, \"from\") FROM\n  STDIN WITH (FORMAT csv)", 2, 3, "COPY FROM STDIN"),
    ("copy (select 1) to stdout;", 1, 20, "COPY TO STDOUT"),
    ("copy t to stdin;", 1, 11, "COPY TO STDOUT"),
    // What is not closed.
    ("select 'a;\nselect 2;", 1, 8, "the string is not closed"),
    ("select E'a\\';", 1, 8, "the string is not closed"),
    ("select E'a\\", 1, 8, "the string is not closed"),
    ("select E'a'\n'b\\';", 2, 1, "the string is not closed"),
    ("select 'a';\n\nselect 'ä', \"b;", 3, 13, "the quoted name is not closed"),
    ("do $$ begin end $;", 1, 4, "the string $$ is not closed"),
    ("do $Ab$ $ab$;", 1, 4, "the string $Ab$ is not closed"),
    ("select 1; /* a /* b */ c", 1, 11, "the comment is not closed"),
    ("select 1 /*/", 1, 10, "the comment is not closed"),
    ("create table t (a numeric(10, 2);\nselect (1);", 1, 16, "the parenthesis is not closed"),
    ("select (1;2; ')'", 1, 8, "the parenthesis is not closed"),
    (
        "create procedure p()\nbegin atomic select case when true then 1; end; select 2;",
        2,
        1,
        "the body BEGIN ATOMIC is not closed",
    ),
    // Headers.
    ("-- hbm-db: no-transactions\nselect 1", 1, 1, "`-- hbm-db: no-transactions` is no header"),
    ("\n  -- hbm-db:\r\nselect 1", 2, 3, "`-- hbm-db:` is no header"),
    ("-- hbm-db: squashed m1", 1, 1, "is no header"),
    ("-- hbm-db: no-transaction please", 1, 1, "is no header"),
    ("-- hbm-db: No-Transaction", 1, 1, "is no header"),
    ("select 1; -- hbm-db: no-transaction\n", 1, 11, "`-- hbm-db: no-transaction` stands after a statement"),
    ("select 1\n-- hbm-db: no-transaction\n", 2, 1, "stands after a statement"),
    ("select 1; --hbm-db: unknown", 1, 11, "stands after a statement"),
    // The rest.
    ("select 1;\nselect 'é\0';", 2, 10, "a NUL character"),
    ("\u{feff}begin", 1, 1, "BEGIN"),
    ("-- hbm-db: no-transaction\n create index concurrently on t (a)", 2, 2, "without the name of the index"),
    ("-- hbm-db: no-transaction\ncreate unique index concurrently;", 2, 1, "without the name of the index"),
];

#[test]
fn refused_where_it_stands() {
    for (text, line, column, what) in CASES {
        let Err(refusal) = Script::parse(text) else { panic!("{text:?} is not refused") };
        assert_eq!((refusal.line, refusal.column), (*line, *column), "{text:?}: {refusal}");
        assert!(refusal.what.contains(what), "{text:?}: {refusal}");
        assert!(!refusal.advice.is_empty(), "{text:?}");
    }
}

#[test]
fn shown_with_its_place() {
    let shown = Script::parse("select 1;\n  commit").map_err(|refusal| refusal.to_string());
    assert_eq!(shown, Err("line 2, column 3: COMMIT begins or ends a transaction".into()));
}
