//! Where statements begin and end.

use hbm_db_migration_file::{Script, Squashed, Statement};

/// A text and its statements.
const CASES: &[(&str, &[&str])] = &[
    // Nothing.
    ("", &[]),
    (" \t\r\n\x0b\x0c", &[]),
    (";;\n;", &[]),
    ("-- only a comment; no statement", &[]),
    ("/* only ; a /* nested ; */ comment */;", &[]),
    ("\u{feff}", &[]),
    // Ends of statements.
    ("select 1;", &["select 1"]),
    ("select 1", &["select 1"]),
    ("select 1;select 2", &["select 1", "select 2"]),
    ("select 1;;\n ; select 2;", &["select 1", "select 2"]),
    ("\u{feff}select 1;", &["select 1"]),
    ("select 1;\r\nselect\r\n 2;\r\n", &["select 1", "select\r\n 2"]),
    ("select 1 -- one;\r, 2;", &["select 1 -- one;\r, 2"]),
    // Comments.
    ("-- a;\nselect 1; -- b;\n-- c'\nselect 2;", &["select 1", "select 2"]),
    ("select 1 -- the end;\n;", &["select 1"]),
    ("select /* ' */ 1; select /* \" $$ */ 2;", &["select /* ' */ 1", "select /* \" $$ */ 2"]),
    ("select /* a /* b; */ c; */ 1; select 2", &["select /* a /* b; */ c; */ 1", "select 2"]),
    ("select /* -- */ 1; select 2", &["select /* -- */ 1", "select 2"]),
    ("select 1 -- /*\n; select 2", &["select 1", "select 2"]),
    ("select /*/* ; */*/ 1; select 2", &["select /*/* ; */*/ 1", "select 2"]),
    ("select 1*/* ; */2; select 3", &["select 1*/* ; */2", "select 3"]),
    ("select 4 - -1; select 1--;\n; select 2", &["select 4 - -1", "select 1", "select 2"]),
    ("select 1 /* après; */; /* ; */ select 2", &["select 1", "select 2"]),
    // Strings.
    ("select ';'; select 2", &["select ';'", "select 2"]),
    ("select 'it''s;'; select 2", &["select 'it''s;'", "select 2"]),
    (r"select 'a\'; select 2", &[r"select 'a\'", "select 2"]),
    (r"select E'a\';'; select 2", &[r"select E'a\';'", "select 2"]),
    (r"select e'a\\'; select 2", &[r"select e'a\\'", "select 2"]),
    (r"select E'a'';\''; select 2", &[r"select E'a'';\''", "select 2"]),
    (r"select E'\é;'; select 2", &[r"select E'\é;'", "select 2"]),
    ("select E'a'\n  'b\\';'; select 2", &["select E'a'\n  'b\\';'", "select 2"]),
    ("select E'a' -- ;\n'b\\';'; select 2", &["select E'a' -- ;\n'b\\';'", "select 2"]),
    (r"select E'a' 'b\'; select 2", &[r"select E'a' 'b\'", "select 2"]),
    (r"select typE'a\'; select 2", &[r"select typE'a\'", "select 2"]),
    (
        r"select U&'\00e9;', U&';' uescape '!'; select 2",
        &[r"select U&'\00e9;', U&';' uescape '!'", "select 2"],
    ),
    (r"select B'01', x'1F', N'\', n';'; select 2", &[r"select B'01', x'1F', N'\', n';'", "select 2"]),
    ("select '--', '/*', '$$'; select 2", &["select '--', '/*', '$$'", "select 2"]),
    ("select 'a\n;\nb'; select 2", &["select 'a\n;\nb'", "select 2"]),
    // Names in quotes.
    (r#"select 1 as "a;b"; select 2"#, &[r#"select 1 as "a;b""#, "select 2"]),
    (r#"select 1 as "a"";b'"; select 2"#, &[r#"select 1 as "a"";b'""#, "select 2"]),
    (r#"select 1 as "a\"; select 2"#, &[r#"select 1 as "a\""#, "select 2"]),
    (r#"select 1 as U&"\0061;"; select 2"#, &[r#"select 1 as U&"\0061;""#, "select 2"]),
    // Dollars.
    ("do $$ begin; commit; end $$; select 2", &["do $$ begin; commit; end $$", "select 2"]),
    ("do $a$ $b$ ; $$ $a $A$ $a$; select 2", &["do $a$ $b$ ; $$ $a $A$ $a$", "select 2"]),
    ("do $a$ ; $$ ; $b$ ; $b$ ; $$ ; $a$; select 2", &["do $a$ ; $$ ; $b$ ; $b$ ; $$ ; $a$", "select 2"]),
    ("do $é_1$ ; $é_1$; select 2", &["do $é_1$ ; $é_1$", "select 2"]),
    ("do $a$ ; $ab$; $a$; select 2", &["do $a$ ; $ab$; $a$", "select 2"]),
    ("do $$ $$$$ ; $$; select 2", &["do $$ $$$$ ; $$", "select 2"]),
    ("prepare p as select $1; execute p(1)", &["prepare p as select $1", "execute p(1)"]),
    ("prepare p as select $1+$2; select 2", &["prepare p as select $1+$2", "select 2"]),
    ("select $1$ ; $1$", &["select $1$", "$1$"]),
    ("select a$b$c; select d$b$", &["select a$b$c", "select d$b$"]),
    ("select a$$; select b$$", &["select a$$", "select b$$"]),
    ("select é$$; select b$$", &["select é$$", "select b$$"]),
    ("select 1$$;$$; select 2", &["select 1$$;$$", "select 2"]),
    (r#"select "a"$$;$$; select 2"#, &[r#"select "a"$$;$$"#, "select 2"]),
    ("select $a; select $a $", &["select $a", "select $a $"]),
    ("do $a$ -- not a comment $a$; select 2", &["do $a$ -- not a comment $a$", "select 2"]),
    ("do $$ '\" /* $$; select 2", &["do $$ '\" /* $$", "select 2"]),
    // Parentheses.
    (
        "create rule r as on insert to t do (delete from a; delete from b); select 2",
        &["create rule r as on insert to t do (delete from a; delete from b)", "select 2"],
    ),
    ("select ((1;2);3); select ')', (';')", &["select ((1;2);3)", "select ')', (';')"]),
    ("select 1); select 2", &["select 1)", "select 2"]),
    ("select a[1;2]; select 2", &["select a[1", "2]", "select 2"]),
    // Bodies in SQL.
    (
        "create function f() returns int begin atomic select 1; select 2; end; select 3",
        &["create function f() returns int begin atomic select 1; select 2; end", "select 3"],
    ),
    (
        "CREATE OR REPLACE PROCEDURE p(x int) BEGIN -- now\nATOMIC INSERT INTO t SELECT CASE x WHEN 1 THEN \
         CASE WHEN true THEN 2 END END; END; select 3",
        &[
            "CREATE OR REPLACE PROCEDURE p(x int) BEGIN -- now\nATOMIC INSERT INTO t SELECT CASE x WHEN 1 THEN \
             CASE WHEN true THEN 2 END END; END",
            "select 3",
        ],
    ),
    (
        "create function f() returns int begin atomic select (case when true then 1 end); end; select 3",
        &["create function f() returns int begin atomic select (case when true then 1 end); end", "select 3"],
    ),
    (
        "create function f() returns int begin atomic select t.begin, t.end, 1 as case from t; end; select 3",
        &[
            "create function f() returns int begin atomic select t.begin, t.end, 1 as case from t; end",
            "select 3",
        ],
    ),
    (
        "create function f(begin int) returns int return begin; select 3",
        &["create function f(begin int) returns int return begin", "select 3"],
    ),
    (
        "create function f() returns int begin atomic end; create procedure p() begin atomic ; end",
        &["create function f() returns int begin atomic end", "create procedure p() begin atomic ; end"],
    ),
    (
        "create function f() returns int as 'begin atomic; end' language sql; select 2",
        &["create function f() returns int as 'begin atomic; end' language sql", "select 2"],
    ),
    ("create table begin (atomic int); select 2", &["create table begin (atomic int)", "select 2"]),
    ("select begin atomic; select 2", &["select begin atomic", "select 2"]),
    // What only looks like something that is refused.
    ("savepoint a; rollback to a; release a", &["savepoint a", "rollback to a", "release a"]),
    (
        "rollback work to savepoint a; rollback transaction to a",
        &["rollback work to savepoint a", "rollback transaction to a"],
    ),
    ("prepare begin as select 1; \"begin\"", &["prepare begin as select 1", "\"begin\""]),
    ("copy t from '/file'; copy t to program 'cat'", &["copy t from '/file'", "copy t to program 'cat'"]),
    (
        "copy (select a from stdin) to '/f'; copy stdin (stdout) from '/f'",
        &["copy (select a from stdin) to '/f'", "copy stdin (stdout) from '/f'"],
    ),
    ("copy t from '/f' where a is distinct from stdin", &["copy t from '/f' where a is distinct from stdin"]),
    ("create index concurrently on t (a)", &["create index concurrently on t (a)"]),
    ("select '-- hbm-db: x', $$\n-- hbm-db: x\n$$", &["select '-- hbm-db: x', $$\n-- hbm-db: x\n$$"]),
    ("-- hbm-db writes this\n/* hbm-db: x */ select 1; -- as hbm-db: does", &["select 1"]),
];

fn parsed(text: &str) -> Script {
    Script::parse(text).unwrap_or_else(|refusal| panic!("{text:?}: {refusal}"))
}

fn statements(text: &str) -> Vec<String> {
    parsed(text).statements.into_iter().map(|statement| statement.sql).collect()
}

#[test]
fn statements_are_found() {
    for (text, expected) in CASES {
        assert_eq!(&statements(text), expected, "{text:?}");
    }
}

/// Each statement stands in the text after the one before, is one by itself, and nothing is left between them.
#[test]
fn statements_are_parts_of_the_text() {
    for (text, _) in CASES {
        let mut rest = *text;
        for statement in statements(text) {
            let at = rest.find(&statement).unwrap_or_else(|| panic!("{text:?} holds {statement:?}"));
            assert_eq!(statements(&rest[..at]), [""; 0], "before {statement:?} in {text:?}");
            assert_eq!(statements(&format!("{statement};")), [statement.as_str()], "in {text:?}");
            rest = &rest[at + statement.len()..];
        }
        assert_eq!(statements(rest), [""; 0], "at the end of {text:?}");
    }
}

/// Whatever is cut off, the rest is split or refused at a place it has.
#[test]
fn parts_of_a_text_are_split_or_refused() {
    for (text, _) in CASES {
        for (cut, _) in text.char_indices() {
            for part in [&text[..cut], &text[cut..]] {
                let Err(refusal) = Script::parse(part) else { continue };
                let line = part.split('\n').nth(refusal.line - 1).unwrap_or_default();
                // A lone CR ends a line, too; none is in the texts where this matters.
                assert!(part.contains('\r') || refusal.column <= line.chars().count(), "{part:?}: {refusal}");
            }
        }
    }
}

#[test]
fn lines_are_those_of_the_first_words() {
    for line_end in ["\n", "\r\n", "\r"] {
        let text = ["-- é", "", "select", "'", "'; /*", "*/ select 2;", "select 3; select 4"].join(line_end);
        let lines: Vec<usize> = parsed(&text).statements.iter().map(|statement| statement.line).collect();
        assert_eq!(lines, [3, 6, 7, 7], "{text:?}");
    }
}

#[test]
fn headers_are_read_before_the_first_statement() {
    let text = "\u{feff}-- What it is for.\r\n-- hbm-db: no-transaction\r\n\r\n  --hbm-db:  squashed m2  22\r\n; \
                -- hbm-db: squashed m1 11\r\nselect 1;";
    let squashed = |name: &str, checksum: &str| Squashed { name: name.into(), checksum: checksum.into() };
    let script = parsed(text);
    assert!(!script.transactional);
    assert_eq!(script.squashed, [squashed("m2", "22"), squashed("m1", "11")]);
    assert!(parsed("-- no-transaction\nselect 1").transactional);
}

#[test]
fn a_text_that_is_no_migration_is_split_as_well() {
    let all = Statement::all("-- a\n((/* b */ select 1));\nCOMMIT; $x$ 1 $x$").expect("statements");
    let verbs: Vec<Option<&str>> = all.iter().map(Statement::verb).collect();
    assert_eq!(verbs, [Some("select"), Some("COMMIT"), None]);
    assert_eq!(all[1].line, 3);
    let refusal = Statement::all("select 1;\nselect 'a").expect_err("a string is not closed");
    assert_eq!((refusal.line, refusal.column), (2, 8));
}

#[test]
fn what_an_explain_runs_is_found() {
    for (sql, runs) in [
        ("explain analyze select 1", Some("select 1")),
        ("explain analyse verbose create table a as select 1", Some("create table a as select 1")),
        ("EXPLAIN (ANALYZE, FORMAT json) (select 1)", Some("(select 1)")),
        ("explain (costs off, analyze true) -- x\n delete from a", Some("delete from a")),
        ("explain analyze (select 1) union (select 2)", Some("(select 1) union (select 2)")),
        ("explain select 1 as analyze", None),
        ("explain (select 1) union (select 2 as analyze)", None),
        ("explain (costs off) delete from a", None),
        ("select 1", None),
        ("explain analyze", None),
    ] {
        let all = Statement::all(sql).expect("a statement");
        assert_eq!(all[0].analyzed().map(|inner| inner.sql).as_deref(), runs, "{sql}");
    }
}
