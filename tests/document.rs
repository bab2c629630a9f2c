//! The built-in schema against the tables of its document, to the last column.
//!
//! The document is read here by its own little parser, and the database by `information_schema` and `pg_catalog`:
//! nothing of the program is used but `push`.

use crate::harness::{Database, hbm_db, server};
use std::collections::BTreeSet;

/// `table | column | type | constraints`, as the document has them; kept beside the tests.
const COLUMNS: &str = include_str!("cases/document/hbm_columns.txt");
/// `table | kind | definition`: composite uniques, checks, indexes.
const EXTRAS: &str = include_str!("cases/document/hbm_extras.txt");

fn lines(text: &str) -> impl Iterator<Item = Vec<&str>> {
    text.lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .map(|line| line.split('|').map(str::trim).collect())
}

fn type_of(document: &str) -> String {
    document.replace("varchar", "character varying").replace("timestamp", "timestamp without time zone")
}

#[test]
fn hbm_has_every_column_of_its_document() {
    let database = Database::new(server!());
    hbm_db(&["push", "--yes"]).on(&database).succeeds();
    let (mut columns, mut keys) = (0, 0);
    for line in lines(COLUMNS) {
        let [table, column, data_type, rules] = line.as_slice() else {
            panic!("a line has four parts: {line:?}");
        };
        columns += 1;
        let found = database.sql(&format!(
            "select format_type(a.atttypid, a.atttypmod) || '|' || a.attnotnull || '|' || coalesce(pg_get_expr(d.adbin, d.adrelid), '')
             from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
             where a.attrelid = 'public.{table}'::regclass and a.attname = '{column}'"
        ));
        let required = rules.contains("NOT NULL") || rules.contains("PRIMARY KEY");
        let default =
            rules.split("DEFAULT ").nth(1).map_or("", |rest| rest.split(',').next().unwrap_or_default());
        assert_eq!(found, format!("{}|{required}|{default}", type_of(data_type)), "{table}.{column}");
        if let Some(key) = rules.split("FK → ").nth(1) {
            keys += 1;
            let (target, action) =
                key.split_once(", ON DELETE ").expect("every key says what a deletion does");
            let (target, target_column) = target.split_once('.').expect("table.column");
            let action: String = action.split(',').next().unwrap_or_default().into();
            let definition = database.sql(&format!(
                "select pg_get_constraintdef(oid) from pg_constraint
                 where conrelid = 'public.{table}'::regclass and conname = '{table}_{column}_fkey'"
            ));
            assert_eq!(
                definition,
                format!("FOREIGN KEY ({column}) REFERENCES {target}({target_column}) ON DELETE {action}")
            );
        }
        if rules.contains("UNIQUE") {
            let unique = database.sql(&format!(
                "select count(*) from pg_constraint where conrelid = 'public.{table}'::regclass
                 and contype = 'u' and conname = '{table}_{column}_key'"
            ));
            assert_eq!(unique, "1", "{table}.{column} is unique");
        }
    }
    assert_eq!((columns, keys), (246, 51));
    let tables: BTreeSet<&str> = lines(COLUMNS).map(|line| line[0]).collect();
    assert_eq!(tables.len(), 27);
    let count = |kind: &str| {
        database.sql(&format!("select count(*) from pg_constraint where connamespace = 'public'::regnamespace and contype = '{kind}'"))
    };
    assert_eq!(count("f"), "51");
    assert_eq!(count("c"), "10");
    assert_eq!(count("p"), "27");
    assert_eq!(
        database.sql(
            "select count(*) from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'"
        ),
        "27"
    );
}

#[test]
fn hbm_has_every_unique_check_and_index_of_its_document() {
    let database = Database::new(server!());
    hbm_db(&["push", "--yes"]).on(&database).succeeds();
    let mut looked_at = 0;
    for line in lines(EXTRAS) {
        let [table, kind, definition] = line.as_slice() else {
            panic!("a line has three parts: {line:?}");
        };
        looked_at += 1;
        let found = match *kind {
            "unique" => database.sql(&format!(
                "select count(*) from pg_constraint where conrelid = 'public.{table}'::regclass and pg_get_constraintdef(oid) = 'UNIQUE ({definition})'"
            )),
            "check" => database.sql(&format!(
                "select count(*) from pg_constraint where conrelid = 'public.{table}'::regclass and contype = 'c'
                 and pg_get_constraintdef(oid) = $d${definition}$d$"
            )),
            // An index of a unique constraint is an index, too.
            "index" => database.sql(&format!(
                "select count(*) from pg_index where indrelid = 'public.{table}'::regclass
                 and pg_get_indexdef(indexrelid) like '% {definition}'"
            )),
            other => panic!("there is no kind {other}"),
        };
        assert_eq!(found, "1", "{table} {kind} {definition}");
    }
    assert!(looked_at > 60, "{looked_at}");
}
