//! Files as psql reads them.

use hbm_db_migration_file::Psql;

/// What each part of a file is, in one line.
fn read(text: &str) -> Vec<String> {
    Psql::all(text)
        .expect("a file")
        .into_iter()
        .map(|part| match part {
            Psql::Sends(sent) => {
                let rows = sent.rows.map(|rows| format!(" {:?} at {}", rows.text, rows.line));
                let at = (sent.statement.line, sent.column);
                format!("{}:{} {}{}", at.0, at.1, sent.statement.sql, rows.unwrap_or_default())
            }
            Psql::Runs(command) => {
                let within = if command.is_within { " within" } else { "" };
                format!("{} \\{} {:?}{within}", command.line, command.name, command.argument)
            }
        })
        .collect()
}

#[test]
fn rows_end_with_their_line() {
    assert_eq!(
        read("create table a (t text);\nCOPY a (t) FROM stdin; -- rows\nit's; \\N\n\\x\n\\.\n  select 1;"),
        [
            "1:1 create table a (t text)",
            "2:1 COPY a (t) FROM stdin \"it's; \\\\N\\n\\\\x\\n\" at 3",
            "6:3 select 1"
        ]
    );
    assert_eq!(
        read("copy a from stdin;\r\n\\.\r\nselect 1"),
        ["1:1 copy a from stdin \"\" at 2", "3:1 select 1"]
    );
    assert_eq!(read("copy a from stdin;\n1\n2"), ["1:1 copy a from stdin \"1\\n2\" at 2"]);
    assert_eq!(read("copy a from stdin;"), ["1:1 copy a from stdin \"\" at 1"]);
    assert_eq!(read("copy a from '/stdin';\nselect 1"), ["1:1 copy a from '/stdin'", "2:1 select 1"]);
    let refusal = Psql::all("copy a from stdin; select 1;\n1\n\\.\n").expect_err("a refusal");
    assert_eq!((refusal.line, refusal.column), (1, 20));
}

#[test]
fn commands_end_with_their_line() {
    assert_eq!(
        read("\\restrict abc\n\\set ON_ERROR_STOP on\nselect '\\x'; \\echo it's;\nselect 2 \\gexec\n\\q"),
        [
            "1 \\restrict \"abc\"",
            "2 \\set \"ON_ERROR_STOP on\"",
            "3:1 select '\\x'",
            "3 \\echo \"it's;\"",
            "4 \\gexec \"\" within",
            "5 \\q \"\" within",
            "4:1 select 2"
        ]
    );
    assert!(Psql::all("select 'a").is_err());
}
