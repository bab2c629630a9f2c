//! Which statements build or drop indexes without blocking writers.

use hbm_db_migration_file::{Concurrent, Script};

fn concurrent(sql: &str) -> Option<Concurrent> {
    let script = Script::parse(sql).unwrap_or_else(|refusal| panic!("{sql:?}: {refusal}"));
    let [statement] = script.statements.as_slice() else { panic!("{sql:?} is not one statement") };
    statement.concurrent()
}

#[test]
fn created() {
    let long = "é".repeat(40);
    let cases = [
        ("create index concurrently a_idx on a (b)", "a_idx", "a"),
        ("CREATE UNIQUE INDEX CONCURRENTLY A_Idx ON A USING btree (b)", "a_idx", "A"),
        (
            r#"create index /* new */ concurrently if not exists "A "" idx" on only public."Users"(lower(b))"#,
            r#"A " idx"#,
            r#"public."Users""#,
        ),
        ("create index concurrently if on only (a) (b)", "if", "a"),
        ("create index concurrently i on s . a * (b)", "i", "s . a"),
        (r#"create index concurrently i on U&"\0061" (b)"#, "i", r#"U&"\0061""#),
        (&format!("create index concurrently {long} on a (b)"), &long[..62], "a"),
    ];
    for (sql, index, table) in cases {
        let expected = Concurrent::Create { index: index.into(), table: table.into() };
        assert_eq!(concurrent(sql), Some(expected), "{sql:?}");
    }
}

#[test]
fn dropped() {
    let cases: [(&str, &[&str]); 5] = [
        ("drop index concurrently a_idx", &["a_idx"]),
        (r#"DROP INDEX CONCURRENTLY IF EXISTS s."A,b", B CASCADE"#, &[r#"s."A,b""#, "B"]),
        ("drop index concurrently a, b restrict", &["a", "b"]),
        ("drop index concurrently cascade", &["cascade"]),
        ("drop index concurrently a, s.restrict", &["a", "s.restrict"]),
    ];
    for (sql, indexes) in cases {
        let expected = Concurrent::Drop { indexes: indexes.iter().map(ToString::to_string).collect() };
        assert_eq!(concurrent(sql), Some(expected), "{sql:?}");
    }
}

#[test]
fn rebuilt() {
    for sql in [
        "reindex index concurrently a_idx",
        "REINDEX (VERBOSE) TABLE CONCURRENTLY a",
        "reindex (concurrently) table a",
        "reindex (concurrently true, verbose) database",
    ] {
        assert_eq!(concurrent(sql), Some(Concurrent::Reindex), "{sql:?}");
    }
}

#[test]
fn everything_else_is_not() {
    for sql in [
        "create index a_idx on a (b)",
        "create index concurrently on a (b)",
        "drop index a_idx",
        "drop index \"concurrently\"",
        "reindex table a",
        "reindex (concurrently off) table a",
        "reindex (verbose, concurrently 'false') table a",
        "refresh materialized view concurrently a",
        "alter table a detach partition b concurrently",
        "comment on index a is 'create index concurrently a on b (c)'",
    ] {
        assert_eq!(concurrent(sql), None, "{sql:?}");
    }
}
