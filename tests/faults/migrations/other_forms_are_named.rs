//! Migrations in the form of another tool are named, and so is a folder that is not there.

use crate::harness::server;
use crate::migrate::project::{ONE, Project, three};
use hbm_db::App;
use hbm_db::migrate::Migrations;
use std::fs;

const FORMS: &[(&str, &str, &str)] = &[
    (
        "20260101_init/migration.sql",
        "20260101_init is a migration in the form of Prisma",
        "20260101_init/up.sql",
    ),
    ("0001_init.sql", "0001_init.sql is a migration as one SQL file", "0001_init/up.sql"),
    ("0001_init.up.sql", "0001_init.up.sql is a migration as one SQL file", "0001_init/up.sql"),
    ("0001_init.down.sql", "0001_init.down.sql is a migration as one SQL file", "0001_init/down.sql"),
    (
        "m20220101_000001_create_table.rs",
        "m20220101_000001_create_table.rs is a migration in Rust",
        "--empty",
    ),
    ("0001_initial.py", "0001_initial.py is a migration in another language", "--empty"),
    ("20260101_init/create.sql", "20260101_init is a folder without up.sql", "write"),
    ("m20260109_000001_nine/notes.txt", "m20260109_000001_nine is a folder without up.sql", "write"),
];

fn put(project: &Project, folder: &str, path: &str) {
    let file = project.path().join(folder).join(path);
    fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    fs::write(file, "select 1;").expect("a file");
}

#[test]
fn beside_ours() {
    let cluster = server!();
    let project = three(cluster);
    project.run(&["migrate", "up"]).succeeds();
    for (path, named, way) in FORMS {
        put(&project, "migration/src/hbm", path);
        project.run(&["migrate", "validate"]).exits(3).says("other_form").says(named).says(way);
        project.run(&["migrate", "status"]).succeeds().says(named);
        project.run(&["migrate", "status", "--check"]).exits(3);
        project.run(&["migrate", "up"]).exits(1).says(named).says(way);
        project.run(&["migrate", "down", "--dry-run"]).succeeds().says(named);
        for command in [
            &["generate", "x"][..],
            &["squash", "--to", "two"],
            &["drift", "adopt", "x"],
            &["fresh", "--no-seed"],
        ] {
            project.run(command).exits(2).says("form of another tool").says(way);
        }
        let top = project.migrations().join(path.split('/').next().expect("a name"));
        if top.is_dir() { fs::remove_dir_all(top) } else { fs::remove_file(top) }.expect("it goes");
    }
    // What is no migration is passed over.
    for path in ["README.md", "mod.rs", "migration_lock.toml", ".gitkeep", "notes/text.md"] {
        put(&project, "migration/src/hbm", path);
    }
    project.run(&["migrate", "validate"]).succeeds().says("3 migrations, all as they should be");
}

#[test]
fn alone_and_where_the_other_tool_has_them() {
    let cluster = server!();
    for (folder, path) in [
        ("prisma/migrations", "20260101_init/migration.sql"),
        ("migrations", "0001_init.sql"),
        ("migration/src", "m20220101_000001_create_table.rs"),
        ("db/migrate", "20260101_create.rb"),
    ] {
        let project = Project::new(cluster);
        put(&project, folder, path);
        let shown = format!("{folder}/{}", path.split('/').next().expect("a name"));
        project.run(&["migrate", "validate"]).exits(3).says(&shown).hides("as they should be");
        project.run(&["migrate", "up"]).exits(1).says(&shown);
        assert!(project.is_untouched());
    }
    let project = Project::new(cluster);
    project.run(&["migrate", "validate"]).succeeds().says("no migrations yet in");
    // Alone in the folder itself, a form is read.
    put(&project, "migration/src/hbm", "20260101_init/migration.sql");
    project.run(&["migrate", "validate"]).succeeds().says("1 migration, as it should be");
}

/// The program has migrations of its own, and the project has others: those are not passed over either.
#[cfg(feature = "apps")]
#[test]
fn beside_those_of_the_program() {
    let project = Project::new(server!());
    fs::remove_dir_all(project.path().join("migration")).expect("a folder");
    put(&project, "prisma/migrations", "20260101_init/migration.sql");
    let shown = "prisma/migrations/20260101_init is a migration in the form of Prisma";
    project.run(&["migrate", "validate"]).exits(3).says(shown).hides("as they should be");
    for command in [&["migrate", "status"][..], &["migrate", "up", "--dry-run"], &["migrate", "up"]] {
        project.run(command).succeeds().says(shown).says("those in the program");
    }
}

/// An application whose migrations are nowhere.
#[test]
fn outside_of_a_project() {
    let folder = tempfile::tempdir().expect("a folder");
    let app = App::new("nowhere");
    let error = Migrations::find_some_from(&app, folder.path()).expect_err("there are none");
    assert_eq!(error.exit().code(), 2);
    assert!(error.message().contains("migration/src/nowhere"), "{error}");
    fs::create_dir_all(folder.path().join("prisma/migrations/1_init")).expect("a folder");
    fs::write(folder.path().join("prisma/migrations/1_init/migration.sql"), "").expect("a file");
    let error = Migrations::find_some_from(&app, folder.path()).expect_err("there are none");
    assert!(error.detail_lines().iter().any(|line| line.contains("prisma/migrations/1_init")), "{error:?}");
    // A folder is enough, for the first.
    fs::create_dir_all(folder.path().join("migration/src/nowhere")).expect("a folder");
    assert!(Migrations::find_some_from(&app, folder.path()).is_ok());
}

#[test]
fn a_way_back_without_a_statement_is_none() {
    let project = Project::new(server!());
    for down in ["", "\n", "-- nothing to do\n", "/* drop table one; */ ;;"] {
        project.write(ONE, "up.sql", "create table if not exists one (id int);");
        project.write(ONE, "down.sql", down);
        project.run(&["migrate", "up"]).succeeds();
        for command in [&["migrate", "down"][..], &["migrate", "down", "--dry-run"], &["migrate", "redo"]] {
            project.run(command).exits(1).says("no way back").says("SELECT 1").hides("undone");
        }
        assert_eq!(project.applied(), "one", "{down:?}");
    }
    project.write(ONE, "down.sql", "select 1;");
    project.run(&["migrate", "down"]).succeeds();
}
