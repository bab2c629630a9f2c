//! An application by the recipe of CONTRIBUTING.md lives beside the built-in ones, and takes one line outside of its folders.
//! Everything runs in the PostgreSQL inside the program.

use std::path::Path;
use std::process::Command;

/// Runs the program with six applications in a folder, and gives what it printed.
#[track_caller]
fn run(folder: &Path, arguments: &[&str], exit: i32) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_notes"));
    for variable in ["CI", "DATABASE_URL", "DB_HOST", "DB_NAME", "NODE_ENV", "APP_ENV", "RAILS_ENV"] {
        command.env_remove(variable);
    }
    let out = command.args(arguments).current_dir(folder).output().expect("the program starts");
    let text = [out.stdout, out.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    assert_eq!(out.status.code(), Some(exit), "{arguments:?}: {text}");
    text
}

/// The same, of the notes.
#[track_caller]
fn notes(folder: &Path, arguments: &[&str], exit: i32) -> String {
    run(folder, &[arguments, &["--app", "notes"]].concat(), exit)
}

#[track_caller]
fn says(text: &str, expected: &str) {
    assert!(text.contains(expected), "expected {expected:?} in {text}");
}

#[test]
fn a_sixth_application_takes_one_line() {
    let main = include_str!("../src/main.rs");
    let code: Vec<&str> = main.lines().filter(|line| !line.starts_with("//!")).collect();
    let naming: Vec<&str> = code.iter().copied().filter(|line| line.contains("notes")).collect();
    assert_eq!(naming, ["    apps.push(notes::app());"]);
    assert!(hbm_db_apps::all().iter().all(|app| app.name() != "notes"), "it is built in");
}

#[test]
fn a_sixth_application_is_listed_beside_the_others() {
    let folder = tempfile::tempdir().expect("a folder");
    let printed = run(folder.path(), &["apps", "--format", "json", "-q"], 0);
    let report: serde_json::Value = serde_json::from_str(&printed).expect("JSON");
    let apps = report["apps"].as_array().expect("a list");
    let names: Vec<&str> = apps.iter().filter_map(|app| app["name"].as_str()).collect();
    let built_in = hbm_db_apps::all();
    let expected: Vec<&str> = built_in.iter().map(hbm_db::App::name).chain(["notes"]).collect();
    assert_eq!(names, expected);
    assert!(apps.iter().enumerate().all(|(at, app)| app["default"] == (at == 0)), "{printed}");
    let expected = serde_json::json!({
        "name": "notes", "default": false, "tables": 1, "migrations": 1, "seed_sets": ["base", "dev"],
        "cleanups": ["forgotten"], "archives": [],
    });
    assert_eq!(apps.last(), Some(&expected));
    says(&run(folder.path(), &["status", "--app", "note"], 2), "did you mean --app notes?");
}

#[test]
fn a_sixth_application_is_pushed_reset_and_seeded() {
    let folder = tempfile::tempdir().expect("a folder");
    let notes = |arguments: &[&str]| notes(folder.path(), arguments, 0);
    says(&notes(&["push", "--yes"]), "create table notes");
    says(&notes(&["push", "--yes"]), "no changes");
    says(&notes(&["seed"]), "3 inserted");
    for _ in 0..2 {
        says(&notes(&["reset"]), "1 object dropped, 1 table created, 3 rows in 1 table seeded");
    }
    says(&notes(&["push"]), "no changes");
    says(&notes(&["seed"]), "nothing to seed");
    says(&notes(&["status"]), "in step");
}

#[test]
fn a_sixth_application_is_migrated_both_ways() {
    let folder = tempfile::tempdir().expect("a folder");
    let notes = |arguments: &[&str], exit: i32| notes(folder.path(), arguments, exit);
    says(&notes(&["check"], 0), "migrations = entities");
    for _ in 0..2 {
        says(&notes(&["migrate", "status"], 0), "0 applied, 1 pending");
        says(&notes(&["migrate", "up"], 0), "create_schema");
        says(&notes(&["migrate", "up"], 0), "nothing to do");
        says(&notes(&["push"], 0), "no changes");
        says(&notes(&["check"], 0), "the database = entities");
        says(&notes(&["seed"], 0), "3 inserted");
        says(&notes(&["migrate", "down", "--all"], 4), "drop_table notes, 3 rows");
        says(&notes(&["migrate", "down", "--all", "--accept", "drop_table"], 0), "create_schema");
    }
    says(&notes(&["fresh"], 0), "1 migration run, 1 table created, 3 rows in 1 table seeded");
}

/// Its first migration is made from its entities.
#[test]
fn a_sixth_application_gets_its_migrations() {
    let folder = tempfile::tempdir().expect("a folder");
    let notes = |arguments: &[&str]| notes(folder.path(), arguments, 0);
    std::fs::create_dir_all(folder.path().join("migration/src/notes")).expect("a folder of migrations");
    says(&notes(&["generate", "create_schema"]), "migration/src/notes/m");
    says(&notes(&["generate", "nothing"]), "nothing to generate");
    says(&notes(&["migrate", "up"]), "create_schema");
    says(&notes(&["check"]), "the database = entities");
    says(&notes(&["push"]), "no changes");
}

#[test]
fn a_sixth_application_is_cleaned_up() {
    let folder = tempfile::tempdir().expect("a folder");
    let notes = |arguments: &[&str], exit: i32| notes(folder.path(), arguments, exit);
    notes(&["reset"], 0);
    says(&notes(&["cleanup", "--dry-run"], 0), "1 row would be deleted");
    says(&notes(&["cleanup", "forgotten"], 0), "1 row deleted");
    says(&notes(&["cleanup"], 0), "0 rows deleted");
    says(&notes(&["cleanup", "forgoten"], 2), "did you mean notes --app notes cleanup forgotten?");
}

/// Each has its database, and what is done to one is not done to the other.
#[test]
fn a_sixth_application_leaves_the_others_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let hbm = |arguments: &[&str]| run(folder.path(), arguments, 0);
    let notes = |arguments: &[&str]| notes(folder.path(), arguments, 0);
    notes(&["reset"]);
    says(&hbm(&["reset"]), "27 tables created");
    says(&notes(&["push"]), "no changes");
    says(&notes(&["seed"]), "nothing to seed");
    notes(&["flush"]);
    says(&hbm(&["push"]), "no changes");
    says(&hbm(&["seed"]), "nothing to seed");
}
