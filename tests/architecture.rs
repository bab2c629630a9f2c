//! The rules of the tree that the compiler does not know.

mod made_up_kind;
mod modules;

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The sources of the library.
fn engine() -> PathBuf {
    root().join("crates/hbm-db/src")
}

/// The sources of the crate that plans.
fn planner() -> PathBuf {
    root().join("crates/plan/src")
}

/// The lines of a file that are neither comments nor, as far as they stand at its end, tests.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod").next().unwrap_or_default();
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.map(|line| format!("{line}\n")).collect()
}

/// The code of the planner by the path below its sources, without files that are tests.
fn planner_code() -> Vec<(String, String)> {
    let named = |path: &Path| path.strip_prefix(planner()).expect("below src").display().to_string();
    let found = files(&planner(), "rs").into_iter().map(|(path, text)| (named(&path), code(&text)));
    found.filter(|(name, _)| !name.ends_with("tests.rs") && !name.ends_with("testing.rs")).collect()
}

/// The folders of kinds, by their names.
fn kind_folders() -> Vec<(String, PathBuf)> {
    let entries =
        fs::read_dir(planner().join("kinds")).expect("kinds").map(|entry| entry.expect("an entry").path());
    let folders = entries.filter(|path| path.join("mod.rs").exists());
    let named =
        folders.map(|path| (path.file_name().unwrap_or_default().to_string_lossy().into_owned(), path));
    let mut found: Vec<_> = named.collect();
    found.sort();
    found
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

/// Catalogs and plans are crates of their own, which depend on nothing that could have an effect.
#[test]
fn pure_crates_depend_on_nothing_with_effects() {
    for name in ["catalog", "plan"] {
        let text = fs::read_to_string(root().join("crates").join(name).join("Cargo.toml")).expect("text");
        let (_, rest) = text.split_once("[dependencies]\n").expect("dependencies");
        let own = rest.split("\n[").next().unwrap_or_default();
        let mut found = 0;
        for line in own.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let dependency = line.split(['.', ' ', '=']).next().unwrap_or_default();
            let pure = ["hbm-db-catalog", "serde", "serde_json", "sha2", "strsim"];
            assert!(pure.contains(&dependency), "crates/{name} depends on {dependency}");
            found += 1;
        }
        assert!(found > 1, "{text}");
        assert!(!text.contains("build-dependencies"), "crates/{name} is built with a program");
    }
}

/// Catalogs, plans, rendering and the first steps of seeds know no database, file or environment.
#[test]
fn pure_modules_have_no_effects() {
    let mut looked_at = 0;
    for part in [
        "../../catalog/src",
        "../../plan/src",
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
        "doctor/diagnosis.rs",
        "doctor/metrics.rs",
        "doctor/probe.rs",
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
    assert!(looked_at > 80, "only {looked_at} files were looked at");
}

/// Only `ui` prints, only `scratch`, `copy` and `swap` create and drop databases, only the rules of kinds and of satellites
/// write DDL, only `grants` makes roles, only `record` and `repair` write the ledger.
#[test]
fn every_effect_has_one_place() {
    for (path, text) in files(&engine(), "rs") {
        let name = path.strip_prefix(engine()).expect("below src").display().to_string();
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        let forbid = |word: &str, places: &[&str]| {
            assert!(
                !text.contains(word) || places.iter().any(|place| name.starts_with(place)),
                "{name} has {word}, which belongs to {places:?}"
            );
        };
        forbid("println!", &["testing/worker.rs", "ui.rs"]);
        forbid("std::io::stdout", &["ui.rs"]);
        forbid("create database {", &["db/database.rs"]);
        forbid("drop database", &["db/database.rs"]);
        forbid("ALTER TABLE", &[]);
        forbid("CREATE TABLE", &[]);
        forbid("alter table {", &["archive/", "ops/backup/table.rs", "seed/copy.rs"]);
        forbid("create table {", &["archive/shape.rs"]);
        forbid("delete from {}{}", &["archive/batch.rs"]);
        forbid("vacuum {", &["maintain/mod.rs"]);
        forbid("insert into {table}", &["seed/upsert.rs"]);
        forbid("delete from {table}", &["seed/unload.rs"]);
        forbid("CREATE ROLE", &["grants/role.rs"]);
        forbid("GRANT\"", &["grants/role.rs"]);
        forbid("into public.seaql_migrations", &["migrate/record.rs"]);
        forbid("from public.seaql_migrations where", &["migrate/record.rs", "migrate/repair.rs"]);
    }
    // What `flush` drops it has read by itself.
    for (name, text) in planner_code().into_iter().filter(|(name, _)| name != "flush.rs") {
        for verb in ["\"ALTER ", "\"CREATE ", "\"DROP ", "\"GRANT ", "\"REVOKE ", "\"COMMENT ON "] {
            assert!(
                !text.contains(verb) || name.starts_with("kinds/") || name.starts_with("satellites/"),
                "{name} has {verb}, which belongs to the rules of kinds and of satellites"
            );
        }
    }
}

/// What a kind is, its folder says and nothing else: comparison, decisions, order and renames hold for every kind.
#[test]
fn only_its_folder_names_a_kind() {
    let registry = ["self", "KINDS", "is_known", "rank", "rules", "settle"];
    let mut names = Vec::new();
    for (_, text) in files(&planner().join("kinds"), "rs") {
        let constants = text.split("Kind = Kind::new(\"").skip(1);
        names.extend(constants.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())));
    }
    assert!(names.len() > 40, "only {} names of kinds were found", names.len());
    let mut looked_at = 0;
    for (file, text) in planner_code() {
        if file.starts_with("kinds/") {
            continue;
        }
        looked_at += 1;
        assert!(!text.contains("Kind::new("), "{file} makes a kind of its own");
        for rest in text.split("kinds::").skip(1) {
            let path: String =
                rest.chars().take_while(|c| c.is_alphanumeric() || "_{}, \n".contains(*c)).collect();
            for used in path.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty())
            {
                assert!(
                    registry.contains(&used),
                    "{file} uses kinds::{used}, which is no function of the registry"
                );
            }
        }
        if [
            "compare.rs",
            "decide.rs",
            "order/mod.rs",
            "order/steps.rs",
            "order/edges.rs",
            "order/joints.rs",
            "graph.rs",
            "fold.rs",
        ]
        .contains(&file.as_str())
        {
            for name in &names {
                assert!(!text.contains(&format!("\"{name}\"")), "{file} names the kind {name}");
            }
        }
    }
    assert!(looked_at > 15, "only {looked_at} files were looked at");
}

/// A folder without a query reads nothing, and one without a line is not compiled.
#[test]
fn every_kind_has_a_query_and_a_line() {
    let registry = fs::read_to_string(planner().join("kinds/mod.rs")).expect("text");
    let (_, rest) = registry.split_once("\nkinds! {\n").expect("the registry");
    let (lines, _) = rest.split_once("\n}").expect("its end");
    let mut listed: Vec<&str> = lines
        .lines()
        .map(|line| line.trim().trim_end_matches(','))
        .filter(|line| !line.is_empty() && !line.starts_with("//"))
        .collect();
    let mut written = Vec::new();
    for (name, folder) in kind_folders() {
        let text = fs::read_to_string(folder.join("mod.rs")).expect("text");
        assert!(text.contains("impl Rules for"), "kinds/{name} has no rules");
        assert!(folder.join("query.sql").exists(), "kinds/{name} has no query.sql");
        written.push(name);
    }
    listed.sort_unstable();
    assert_eq!(written, listed);
}

/// A server whose encoding has not every character takes no statement with another one, not even in a comment.
#[test]
fn sql_of_ours_is_ascii() {
    let ours = [engine(), planner(), root().join("entity/src"), root().join("migration/src")];
    let mut looked_at = 0;
    for (path, text) in ours.iter().flat_map(|folder| files(folder, "sql")) {
        // What a case has is no statement of ours.
        let shown = path.display().to_string();
        if !shown.contains("/recorded/") && !shown.contains("/cases/") {
            looked_at += 1;
            assert!(text.is_ascii(), "{} has a character outside of ASCII", path.display());
        }
    }
    assert!(looked_at > 60, "only {looked_at} files were looked at");
    const VERBS: [&str; 14] = [
        "select", "insert", "update", "delete", "with", "set", "create", "alter", "drop", "begin", "declare",
        "lock", "comment", "do",
    ];
    for (path, text) in [engine(), planner()].iter().flat_map(|folder| files(folder, "rs")) {
        if path.ends_with("tests.rs") {
            continue;
        }
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
        // A module beside the folders of test programs is one of theirs.
        let programs = ["push", "evolutions"].map(|name| folder.join(name).join("main.rs"));
        let tops = [top.clone()].into_iter().chain(programs.into_iter().filter(|path| path.exists()));
        let named: String = tops.map(|path| fs::read_to_string(path).expect("text")).collect();
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
