//! The built-in schemas against the tables of their documents, to the last column, and nothing beyond them.
//!
//! The documents are read here by their own little parser, and the database by `pg_catalog`: nothing of the program is
//! used but `push`. An application has its document in two files of `cases/document`:
//!
//! - `<app>_columns.txt`: `table | column | type | constraints`, the constraints PRIMARY KEY, NOT NULL, UNIQUE, DEFAULT
//!   (as PostgreSQL prints it), FK with ON DELETE and ON UPDATE;
//! - `<app>_extras.txt`: `table | kind | definition`, the kinds unique and key (of several columns), check, exclusion, index
//!   (with a name where the document has one), and enum with the labels.

use crate::harness::{Database, hbm_db, server};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Tables, columns, foreign keys of one column and checks, as somebody counted them. An application can do without.
const COUNTED: &[(&str, [usize; 4])] = &[
    ("gemini-crm", [8, 64, 8, 3]),
    ("hbm", [27, 246, 51, 10]),
    ("kaygia", [6, 51, 6, 0]),
    ("supover", [47, 381, 65, 47]),
    ("tasks", [9, 82, 14, 3]),
];

fn counted(app: &str) -> Option<[usize; 4]> {
    COUNTED.iter().find(|(name, _)| *name == app).map(|(_, figures)| *figures)
}

/// Both files of an application.
struct Document {
    app: String,
    columns: String,
    extras: String,
}

fn documents() -> Vec<Document> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/document");
    let text =
        |name: &str| fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    let mut found = Vec::new();
    for entry in fs::read_dir(&folder).expect("the folder of documents") {
        let name = entry.expect("a file").file_name().to_string_lossy().into_owned();
        if let Some(app) = name.strip_suffix("_columns.txt") {
            let (columns, extras) = (text(&name), text(&format!("{app}_extras.txt")));
            found.push(Document { app: app.to_owned(), columns, extras });
        }
    }
    for (app, _) in COUNTED {
        assert!(found.iter().any(|document| document.app == *app), "the document of {app} is missing");
    }
    found
}

fn lines<const N: usize>(text: &str) -> Vec<[String; N]> {
    text.lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .map(|line| {
            let parts: Vec<String> = line.splitn(N, '|').map(|part| part.trim().to_owned()).collect();
            parts.try_into().unwrap_or_else(|_| panic!("a line has {N} parts: {line}"))
        })
        .collect()
}

/// A type as PostgreSQL prints it, from the short word of a document.
fn type_of(document: &str) -> String {
    let (word, rest) = document.split_at(document.find(['(', '[']).unwrap_or(document.len()));
    match word {
        "varchar" => format!("character varying{rest}"),
        "timestamp" => format!("timestamp{rest} without time zone"),
        "timestamptz" => format!("timestamp{rest} with time zone"),
        _ => document.to_owned(),
    }
}

/// A name as PostgreSQL prints it.
fn quoted(name: &str) -> String {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if name.chars().all(plain) { name.to_owned() } else { format!("\"{name}\"") }
}

/// `users.id` as `users(id)`.
fn target_of(key: &str) -> String {
    let (table, column) = key.split_once('.').unwrap_or_else(|| panic!("table.column, not {key}"));
    format!("{}({})", quoted(table), quoted(column))
}

/// The line that `columns.sql` prints for a line of the document.
fn column_line([table, column, data_type, rules]: &[String; 4], extras: &[[String; 3]]) -> String {
    let (mut default, mut key) = ("none".to_owned(), "none".to_owned());
    let mut flags = BTreeSet::new();
    for rule in rules.split(", ").filter(|rule| !rule.is_empty()) {
        if let Some(text) = rule.strip_prefix("DEFAULT ") {
            default = text.to_owned();
        } else if let Some(target) = rule.strip_prefix("FK → ") {
            key = target_of(target);
        } else if rule.starts_with("ON ") {
            key = format!("{key} {rule}");
        } else {
            assert!(["PRIMARY KEY", "NOT NULL", "UNIQUE"].contains(&rule), "{table}.{column}: {rule}");
            flags.insert(rule);
        }
    }
    let primary = flags.contains("PRIMARY KEY");
    let unique = flags.contains("UNIQUE")
        || extras.iter().any(|[of, kind, name]| of == table && kind == "unique" && *name == quoted(column));
    format!(
        "{table} | {column} | {} | not null {} | primary {primary} | unique {unique} | default {default} | key {key}",
        type_of(data_type),
        primary || flags.contains("NOT NULL"),
    )
}

#[test]
fn every_column_is_that_of_its_document() {
    for Document { app, columns, extras } in documents() {
        let database = Database::new(server!());
        hbm_db(&["push", "--yes", "--app", &app]).on(&database).succeeds();
        let (columns, extras) = (lines::<4>(&columns), lines::<3>(&extras));
        let wanted: BTreeSet<String> = columns.iter().map(|line| column_line(line, &extras)).collect();
        let printed = database.sql(include_str!("cases/document/columns.sql"));
        let found: BTreeSet<String> = printed.lines().map(str::to_owned).collect();
        let missing: Vec<&String> = wanted.difference(&found).collect();
        let unknown: Vec<&String> = found.difference(&wanted).collect();
        assert!(missing.is_empty() && unknown.is_empty(), "{app} misses {missing:#?} and has {unknown:#?}");
        let tables: BTreeSet<&String> = columns.iter().map(|[table, ..]| table).collect();
        let keys = columns.iter().filter(|[.., rules]| rules.contains("FK → ")).count();
        let checks = extras.iter().filter(|[_, kind, _]| kind == "check").count();
        if let Some(expected) = counted(&app) {
            assert_eq!([tables.len(), columns.len(), keys, checks], expected, "{app}");
        }
    }
}

#[test]
fn every_key_has_the_name_that_postgresql_gives_it() {
    for Document { app, columns, .. } in documents() {
        let database = Database::new(server!());
        hbm_db(&["push", "--yes", "--app", &app]).on(&database).succeeds();
        let printed = database.sql("select conname from pg_constraint where contype in ('f', 'u')");
        let found: BTreeSet<&str> = printed.lines().collect();
        let mut looked_at = 0;
        for [table, column, _, rules] in lines::<4>(&columns) {
            for (rule, suffix) in [("FK → ", "fkey"), ("UNIQUE", "key")] {
                let name = format!("{table}_{column}_{suffix}");
                // Longer ones are shortened in the middle.
                if rules.contains(rule) && name.len() < 64 {
                    looked_at += 1;
                    assert!(found.contains(name.as_str()), "{app} has no {name}");
                }
            }
        }
        assert!(looked_at > 0 || counted(&app).is_none(), "{app}");
    }
}

#[test]
fn every_unique_check_index_and_enum_is_that_of_its_document() {
    for Document { app, extras, .. } in documents() {
        let database = Database::new(server!());
        hbm_db(&["push", "--yes", "--app", &app]).on(&database).succeeds();
        let printed = database.sql(include_str!("cases/document/extras.sql"));
        let mut left: BTreeSet<[String; 3]> = lines(&printed).into_iter().collect();
        let extras = lines::<3>(&extras);
        for line in &extras {
            let [table, kind, definition] = line;
            // An index without a name is there under any, and one of a constraint is an index, too.
            let found = left.iter().find(|[of, what, said]| {
                let is_kind = match kind.as_str() {
                    "index" => what.starts_with("index ") || what.starts_with("constraint "),
                    _ => what == kind,
                };
                let said = if what.starts_with("constraint ") {
                    said.trim_start_matches("UNIQUE ")
                } else {
                    said.as_str()
                };
                of == table && is_kind && said == definition
            });
            let single = kind == "unique" && !definition.contains(',');
            assert!(found.is_some() || single, "{app} has no {line:?}; there are {left:#?}");
            if let Some(found) = found.cloned() {
                left.remove(&found);
            }
        }
        left.retain(|[_, kind, _]| !kind.starts_with("constraint "));
        assert!(left.is_empty(), "{app} has what its document has not: {left:#?}");
        assert!(extras.len() > 20 || counted(&app).is_none(), "{app}: only {} lines", extras.len());
    }
}
