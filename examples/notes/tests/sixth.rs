//! An application by the recipe of CONTRIBUTING.md has every command, beside the built-in ones, and takes one line outside
//! of its folders. Everything runs in the PostgreSQL inside the program.

use std::path::Path;
use std::process::Command;

/// Runs the program with six applications in a folder, and gives what it printed.
#[track_caller]
fn run(folder: &Path, arguments: &[&str], exit: i32) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_notes"));
    for variable in ["DATABASE_URL", "DB_HOST", "DB_NAME", "NODE_ENV", "APP_ENV", "RAILS_ENV"] {
        command.env_remove(variable);
    }
    let out = command.args(arguments).current_dir(folder).output().expect("the program starts");
    let text = [out.stdout, out.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    assert_eq!(out.status.code(), Some(exit), "{arguments:?}: {text}");
    text
}

fn says(text: &str, expected: &str) {
    assert!(text.contains(expected), "expected {expected:?} in {text}");
}

#[test]
fn a_sixth_application_takes_one_line() {
    let main = include_str!("../src/main.rs");
    let code: Vec<&str> = main.lines().filter(|line| !line.starts_with("//!")).collect();
    let naming: Vec<&str> = code.iter().copied().filter(|line| line.contains("notes")).collect();
    assert_eq!(naming, ["    apps.push(notes::app());"]);
}

#[test]
fn a_sixth_application_is_listed_beside_the_others() {
    let folder = tempfile::tempdir().expect("a folder");
    let printed = run(folder.path(), &["apps", "--format", "json", "-q"], 0);
    let report: serde_json::Value = serde_json::from_str(&printed).expect("JSON");
    let apps = report["apps"].as_array().expect("a list");
    assert_eq!(apps.len(), hbm_db::apps::all().len() + 1);
    let (first, last) = (&apps[0], &apps[apps.len() - 1]);
    assert_eq!((&first["name"], &first["default"]), (&"hbm".into(), &true.into()));
    let expected = serde_json::json!({
        "name": "notes", "default": false, "tables": 1, "migrations": 1, "seed_sets": ["base", "dev"],
        "cleanups": ["forgotten"],
    });
    assert_eq!(*last, expected);
    says(&run(folder.path(), &["status", "--app", "note"], 2), "did you mean --app notes?");
}

#[test]
fn a_sixth_application_has_every_command() {
    let folder = tempfile::tempdir().expect("a folder");
    let notes = |arguments: &[&str], exit: i32| {
        let mut all = arguments.to_vec();
        all.extend(["--app", "notes"]);
        run(folder.path(), &all, exit)
    };
    says(&notes(&["check"], 0), "migrations = entities");
    says(&notes(&["migrate", "up"], 0), "create_schema");
    says(&notes(&["push"], 0), "no changes");
    says(&notes(&["seed"], 0), "3 inserted");
    says(&notes(&["seed"], 0), "nothing to seed");
    says(&notes(&["check"], 0), "the database = entities");
    says(&notes(&["cleanup", "--dry-run"], 0), "1 row would be deleted");
    says(&notes(&["cleanup", "forgotten"], 0), "1 row deleted");
    says(&notes(&["cleanup"], 0), "0 rows deleted");
    says(&notes(&["cleanup", "forgoten"], 2), "did you mean hbm-db cleanup forgotten?");
    says(&notes(&["migrate", "down", "--all", "--accept", "drop_table"], 0), "create_schema");
    says(&notes(&["reset"], 0), "1 table created");
    says(&notes(&["reset"], 0), "1 object dropped");
    says(&notes(&["push"], 0), "no changes");
    says(&notes(&["generate", "nothing"], 0), "nothing to generate");
}
