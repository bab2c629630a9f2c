//! `init --from`: a project begins beside the migrations of a tool, from the database that they have built.

use super::{ALL, Layout, server};
use std::fs;

for_each_layout!(begins_from_its_database);

/// The folder's form is seen, the schema is what the database has, and nothing is left to do from then on.
fn begins_from_its_database(layout: &Layout, _: &str, _: bool) {
    let file = layout.folder.path().join("hbm-db.yaml");
    fs::remove_file(&file).expect("removed");
    layout.load("expected.sql");
    layout.load("ledger.sql");
    let (before, files) = (layout.database.contents(), layout.files());
    layout
        .run(&["init", "--from", &layout.database.url()])
        .succeeds()
        .says("hbm-db migrate adopt")
        .hides("warning");
    assert_eq!(layout.database.contents(), before, "it was only read");
    assert_eq!(layout.files(), files, "no migration was written");
    let text = fs::read_to_string(&file).expect("a file");
    let place = layout.migrations.strip_prefix(layout.folder.path()).expect("inside").display().to_string();
    assert!(
        text.contains("\nschema: [schema]\n") && text.contains(&format!("\nmigrations: {place}\n")),
        "{text}"
    );
    layout.run(&["migrate", "adopt"]).succeeds().says("adopted");
    layout.run(&["push", "--yes"]).succeeds().says("no changes");
    layout.run(&["check"]).succeeds();
    layout.run(&["pull", "--check"]).succeeds().says("no changes");
    layout.database.sql("create table public.added (id int primary key)");
    layout.run(&["pull"]).succeeds().says("added");
    layout.run(&["pull"]).succeeds().says("no changes");
    layout.run(&["generate", "add_added"]).succeeds();
    layout.database.sql("drop table public.added");
    layout.run(&["migrate", "up"]).succeeds().says("add_added");
    layout.run(&["check"]).succeeds();
}

/// Migrations that are no SQL are named, with what to do; from a database the project begins beside them.
#[test]
fn migrations_of_another_language_are_named() {
    for (place, file, free) in [
        ("migrations", "20240101120000_create_users.js", "db/migrations"),
        ("db/migrate", "20240101120000_create_users.rb", "db/migrations"),
        ("alembic/versions", "1975ea83b712_create_users.py", "db/migrations"),
        ("db/migrations", "1700000000000-users.ts", "migrations"),
        ("migration/src", "m20220101_000001_create_table.rs", "db/migrations"),
        ("shop/migrations", "0001_initial.py", "db/migrations"),
        ("src/shop/migrations", "0001_initial.py", "db/migrations"),
    ] {
        let database = crate::harness::Database::new(server!());
        let folder = tempfile::tempdir().expect("a folder");
        let run = |arguments: &[&str]| crate::harness::hbm_db(arguments).within(folder.path()).on(&database);
        fs::create_dir_all(folder.path().join(place)).expect("a folder");
        fs::write(folder.path().join(place).join(file), "").expect("a file");
        run(&["init"]).exits(2).says(&format!("{place}/{file}")).says("hbm-db init --from URL --baseline");
        assert!(!folder.path().join("hbm-db.yaml").exists());
        database.sql("create table users (id int primary key)");
        let url = database.url();
        run(&["init", "--from", &url, "--migrations", place]).exits(2).says("--migrations FOLDER");
        run(&["init", "--from", &url, "--baseline"]).succeeds().says(&format!("{place}/{file} is "));
        let text = fs::read_to_string(folder.path().join("hbm-db.yaml")).expect("a file");
        assert!(text.contains(&format!("\nmigrations: {free}\n")), "{text}");
        run(&["migrate", "status", "--check"]).succeeds().says("1 applied, 0 pending");
        run(&["check"]).succeeds();
    }
}

/// Programs beside no migrations are no hint of a tool.
#[test]
fn programs_that_are_called_otherwise_are_nothing() {
    server!();
    let folder = tempfile::tempdir().expect("a folder");
    for file in ["sql/queries.sql", "migrations/env.py", "migration/src/lib.rs"] {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, "").expect("a file");
    }
    crate::harness::hbm_db(&["init"]).within(folder.path()).succeeds().says("next: hbm-db fresh");
}

/// Each tool has its own folder.
#[test]
fn folders_of_tools_are_found() {
    server!();
    for (place, file) in [
        ("src/main/resources/db/migration", "V1__x.sql"),
        ("db/migration", "V1__x.sql"),
        ("flyway/sql", "V1__x.sql"),
        ("drizzle/migrations", "0000_x.sql"),
        ("database/migrations", "20240101000000_x.sql"),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir_all(folder.path().join(place)).expect("a folder");
        fs::write(folder.path().join(place).join(file), "create table x (id int);\n").expect("a file");
        crate::harness::hbm_db(&["init"]).within(folder.path()).succeeds().says(place);
        let text = fs::read_to_string(folder.path().join("hbm-db.yaml")).expect("a file");
        assert!(text.contains(&format!("\nmigrations: {place}\n")), "{text}");
    }
}

/// A database that a tool has migrated gets no second history because the folder is elsewhere.
#[test]
fn a_ledger_without_its_folder_is_named() {
    let layout = Layout::built(server!(), "flyway", "sql");
    let here = layout.folder.path();
    fs::remove_file(here.join("hbm-db.yaml")).expect("removed");
    fs::create_dir(here.join("elsewhere")).expect("a folder");
    fs::rename(&layout.migrations, here.join("elsewhere/ours")).expect("moved");
    let from = ["init", "--from", &layout.database.url()];
    layout
        .run(&from)
        .exits(2)
        .says("has the ledger of flyway, public.flyway_schema_history")
        .says("--migrations FOLDER");
    assert!(!here.join("hbm-db.yaml").exists());
    layout
        .run(&[&from[..], &["--migrations", "elsewhere/ours"]].concat())
        .succeeds()
        .says("hbm-db migrate adopt");
    layout.run(&["migrate", "adopt"]).succeeds().says("adopted");
    layout.run(&["check"]).succeeds();
}
