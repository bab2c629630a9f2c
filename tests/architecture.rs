//! The rules of the tree that the compiler does not know.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The sources of the library.
fn engine() -> PathBuf {
    root().join("crates/hbm-db/src")
}

fn files(folder: &Path, extension: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|own| own == extension) {
            let text = fs::read_to_string(&path).expect("text");
            found.push((path, text));
        }
    }
    found
}

/// Catalogs, diffs, plans, rendering and the first steps of seeds know no database, file or environment.
#[test]
fn pure_modules_have_no_effects() {
    let mut looked_at = 0;
    for part in [
        "catalog",
        "diff",
        "plan",
        "render",
        "seed/parse.rs",
        "seed/resolve.rs",
        "seed/order.rs",
        "seed/value.rs",
        "seed/problem.rs",
        "seed/scalar.rs",
        "seed/cell.rs",
        "seed/resolved.rs",
        "seed/row.rs",
        "seed/selection.rs",
        "grants.rs",
        "inspect/page.rs",
        "health/metrics.rs",
        "health/report.rs",
        "health/token.rs",
        "migrate/status.rs",
        "migrate/finding.rs",
        "migrate/difference.rs",
        "migrate/fill.rs",
        "migrate/scaffold.rs",
    ] {
        let path = engine().join(part);
        let found = if path.is_dir() {
            files(&path, "rs")
        } else {
            vec![(path.clone(), fs::read_to_string(&path).expect("text"))]
        };
        for (path, text) in found {
            looked_at += 1;
            for word in ["async fn", ".await", "sqlx", "sea_orm", "std::fs", "std::env", "std::net", "tokio"]
            {
                assert!(!text.contains(word), "{} mentions {word}", path.display());
            }
        }
    }
    assert!(looked_at > 25, "only {looked_at} files were looked at");
}

/// Only `ui` prints, only `scratch`, `copy` and `swap` create and drop databases, only the rules write DDL for tables, only
/// `record` and `repair` write the ledger.
#[test]
fn every_effect_has_one_door() {
    for (path, text) in files(&engine(), "rs") {
        let name = path.strip_prefix(engine()).expect("below src").display().to_string();
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        let forbid = |word: &str, doors: &[&str]| {
            assert!(
                !text.contains(word) || doors.iter().any(|door| name.starts_with(door)),
                "{name} has {word}, which belongs to {doors:?}"
            );
        };
        forbid("println!", &["ui.rs"]);
        forbid("std::io::stdout", &["ui.rs"]);
        forbid("create database {", &["db/scratch.rs", "db/copy.rs", "db/swap.rs"]);
        forbid("drop database", &["db/scratch.rs", "db/copy.rs", "db/swap.rs"]);
        forbid("ALTER TABLE", &["plan/rules/"]);
        forbid("CREATE TABLE", &["plan/rules/"]);
        forbid("insert into {table}", &["seed/upsert.rs"]);
        forbid("delete from {table}", &["seed/unload.rs"]);
        forbid("CREATE ROLE", &["plan/rules/"]);
        forbid("GRANT\"", &["plan/rules/", "grants.rs"]);
        forbid("into public.seaql_migrations", &["migrate/record.rs"]);
        forbid("from public.seaql_migrations where", &["migrate/record.rs", "migrate/repair.rs"]);
    }
}

/// A server whose encoding has not every character takes no statement with another one, not even in a comment.
#[test]
fn sql_of_ours_is_ascii() {
    let ours = [engine(), root().join("entity/src"), root().join("migration/src")];
    let mut looked_at = 0;
    for (path, text) in ours.iter().flat_map(|folder| files(folder, "sql")) {
        // What was recorded is no statement of ours.
        if !path.display().to_string().contains("/recorded/") {
            looked_at += 1;
            assert!(text.is_ascii(), "{} has a character outside of ASCII", path.display());
        }
    }
    assert!(looked_at > 60, "only {looked_at} files were looked at");
    const VERBS: [&str; 14] = [
        "select", "insert", "update", "delete", "with", "set", "create", "alter", "drop", "begin", "declare",
        "lock", "comment", "do",
    ];
    for (path, text) in files(&engine(), "rs") {
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in
            text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"))
        {
            // A hint is for people.
            for literal in line.split('"').skip(1).filter(|_| !line.contains(".hint(")) {
                let first = literal.split_whitespace().next().unwrap_or_default().to_lowercase();
                assert!(
                    literal.is_ascii() || !VERBS.contains(&first.as_str()),
                    "{}:{} has a character outside of ASCII: {literal}",
                    path.display(),
                    number + 1
                );
            }
        }
    }
}

/// An entity that nobody lists is an entity that is never created.
#[cfg(feature = "apps")]
#[test]
fn no_entity_is_forgotten() {
    for app in hbm_db_apps::all() {
        let folder = root().join("entity/src").join(app.name());
        let mut written: Vec<String> = files(&folder, "rs")
            .into_iter()
            .filter_map(|(_, text)| {
                let (_, rest) = text.split_once("table_name = \"")?;
                Some(rest.split('"').next()?.to_owned())
            })
            .collect();
        let mut listed: Vec<String> = app.tables().iter().map(|name| name.name.as_str().to_owned()).collect();
        written.sort();
        listed.sort();
        assert_eq!(written, listed, "{}", app.name());
        assert!(!listed.is_empty());
    }
}

/// A test file that no `mod` names is never run, and neither is a target that Cargo.toml does not name.
#[test]
fn no_test_file_is_forgotten() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("text");
    let mut folders = vec![root().join("tests")];
    let mut looked_at = 0;
    while let Some(folder) = folders.pop() {
        let tops = [folder.join("main.rs"), folder.join("mod.rs"), folder.with_extension("rs")];
        // A folder of cases has no code.
        let Some(top) = tops.iter().find(|top| top.exists()) else { continue };
        let named = fs::read_to_string(top).expect("text");
        for entry in fs::read_dir(&folder).expect("tests") {
            let path = entry.expect("a file").path();
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            if path.join("main.rs").exists() {
                let target = format!("path = \"tests/{name}/main.rs\"");
                assert!(manifest.contains(&target), "{target} is not in Cargo.toml");
            } else if path.join("mod.rs").exists()
                || path.extension().is_some_and(|extension| extension == "rs") && path != *top
            {
                looked_at += 1;
                assert!(named.contains(&format!("mod {name};")), "{name} is not in {}", top.display());
            }
            if path.is_dir() {
                folders.push(path);
            }
        }
    }
    assert!(looked_at > 80, "only {looked_at} files were looked at");
}

/// Words that say nothing are a sign that a name is missing.
#[test]
fn no_module_is_called_util() {
    for (path, _) in files(&engine(), "rs") {
        let shown = path.display().to_string();
        for word in ["/util", "/helper", "/common", "/misc"] {
            assert!(
                !shown.strip_prefix(&root().display().to_string()).unwrap_or_default().contains(word),
                "{shown}"
            );
        }
    }
}
