//! Files that are wrong are named, with what to do.

use super::{Layout, server};
use std::fs;

/// Two files of one number are named, as their tools refuse them.
#[test]
fn two_of_one_number_are_named() {
    for (layout, folder, one, other) in [
        ("flyway", "sql", "V10__index_visits.sql", "V10.0__again.sql"),
        ("golang-migrate", "db/migrations", "000003_price_history.up.sql", "3_again.up.sql"),
        ("goose", "migrations", "00003_first_departments.sql", "00003_again.sql"),
        ("sqlx", "migrations", "20240301080000_publish.sql", "20240301080000_again.sql"),
        ("dbmate", "db/migrations", "20240305070000_first_halls.sql", "20240305070000_again.sql"),
    ] {
        let project = Layout::new(server!(), layout, folder);
        let text = match layout {
            "goose" => "-- +goose Up\nselect 1;\n-- +goose Down\n",
            "dbmate" => "-- migrate:up\nselect 1;\n-- migrate:down\n",
            _ => "select 1;\n",
        };
        project.write(other, text);
        for command in
            [&["migrate", "status"][..], &["migrate", "up"], &["generate", "x"], &["migrate", "validate"]]
        {
            project.run(command).exits(1).says(one).says(other).says("have the same number");
        }
        fs::remove_file(project.folder.path().join("hbm-db.yaml")).expect("removed");
        project.run(&["init"]).exits(1).says(one).says(other);
    }
    // Drizzle goes by its journal.
    let drizzle = Layout::new(server!(), "drizzle", "drizzle");
    drizzle.write("0002_again.sql", "select 1;\n");
    drizzle.run(&["migrate", "up"]).succeeds();
}

/// A file whose ending is in capitals is named.
#[test]
fn capitals_are_named() {
    for (layout, folder, file) in [
        ("golang-migrate", "db/migrations", "8_LATER_UP.SQL"),
        ("sqlx", "migrations", "20990101000000_later.SQL"),
        ("diesel", "migrations", "8_UP.SQL"),
    ] {
        let project = Layout::new(server!(), layout, folder);
        project.write(file, "select 1;\n");
        project.run(&["migrate", "status"]).succeeds().says(&format!("{folder}/{file}"));
        project.run(&["migrate", "up"]).exits(1).says(&format!("{folder}/{file}"));
    }
    let project = Layout::new(server!(), "diesel", "migrations");
    fs::create_dir(project.migrations.join("2025-01-01-000000_later")).expect("a folder");
    project.write("2025-01-01-000000_later/UP.SQL", "select 1;\n");
    project.run(&["migrate", "up"]).exits(1).says("2025-01-01-000000_later");
}

/// A journal of Drizzle that cannot be read has its place in an error; one that is not there is asked for.
#[test]
fn a_broken_journal_is_named() {
    let layout = Layout::built(server!(), "drizzle", "drizzle");
    let journal = layout.migrations.join("meta/_journal.json");
    let whole = fs::read_to_string(&journal).expect("a file");
    let (before, files) = (layout.database.contents(), layout.files());
    layout.add_table("added");
    for (text, says) in [
        ("{\n  \"entries\": [\n    {,}\n  ]\n}\n", "drizzle/meta/_journal.json:3:6: key must be a string"),
        (
            "{\n  \"entries\": [{\"tag\": \"0000_a\"}]\n}\n",
            "drizzle/meta/_journal.json:2:31: missing field `when`",
        ),
        ("", "drizzle/meta/_journal.json:1:0: EOF"),
    ] {
        fs::write(&journal, text).expect("a file");
        layout
            .run(&["migrate", "adopt"])
            .exits(1)
            .says(says)
            .says("git log -p -- drizzle/meta/_journal.json");
        layout.run(&["generate", "add_table"]).exits(1).says(says);
    }
    fs::remove_file(&journal).expect("removed");
    layout.run(&["migrate", "adopt"]).exits(1).says("drizzle/meta/_journal.json is not there");
    layout.run(&["generate", "add_table"]).exits(1).says("drizzle/meta/_journal.json is not there");
    assert_eq!(layout.database.contents(), before);
    fs::write(&journal, whole).expect("a file");
    assert_eq!(layout.files(), files);
    layout.run(&["migrate", "adopt"]).succeeds();
    layout.run(&["generate", "add_table"]).succeeds();
}

/// A migration of the same name that another project ran here is not taken for one's own.
#[test]
fn a_name_of_another_project_is_refused() {
    let layout = Layout::new(server!(), "sqlx", "migrations");
    let name = "20240102090000_create_shows";
    let other = tempfile::tempdir().expect("a folder");
    let place = other.path().join("migrations");
    fs::create_dir(&place).expect("a folder");
    fs::write(other.path().join("hbm-db.yaml"), "name: other\nschema: migrations\nmigrations: migrations\n")
        .expect("a file");
    fs::write(place.join(format!("{name}.sql")), "create table others (id int);\n").expect("a file");
    let run =
        |arguments: &[&str]| crate::harness::hbm_db(arguments).on(&layout.database).within(other.path());
    run(&["migrate", "up"]).succeeds();
    let before = layout.database.contents();
    let what = format!("{name} has the name of a migration of other");
    layout.run(&["migrate", "status"]).succeeds().says(&what).says("0 applied, 4 pending");
    layout.run(&["migrate", "up"]).exits(1).says(&what).says("a database of its own").says("git mv");
    layout.run(&["migrate", "up", "--out-of-order"]).exits(1).says(&what);
    layout.run(&["migrate", "down"]).succeeds();
    layout.load("expected.sql");
    layout.database.sql("drop table others");
    layout.run(&["migrate", "baseline", name]).exits(1).says(&what);
    layout.database.sql("create table others (id int)");
    run(&["migrate", "status", "--check"]).succeeds();
    assert!(before.contains("others"));
    // The same project under another name is the same.
    fs::write(
        other.path().join("hbm-db.yaml"),
        "name: renamed\nschema: migrations\nmigrations: migrations\n",
    )
    .expect("a file");
    run(&["migrate", "status", "--check"]).succeeds().says("1 applied, 0 pending");
}

/// A database that is marked as another project's is not migrated, empty or not.
#[test]
fn a_database_of_another_project_is_refused() {
    for sql in ["", "create table something (id int)"] {
        let layout = Layout::new(server!(), "sqlx", "migrations");
        let other = tempfile::tempdir().expect("a folder");
        fs::write(other.path().join("hbm-db.yaml"), "name: other\nschema: schema\n").expect("a file");
        fs::create_dir(other.path().join("schema")).expect("a folder");
        crate::harness::hbm_db(&[
            "mark",
            "development",
            "--app",
            "other",
            "--confirm-database",
            &layout.database.name,
        ])
        .on(&layout.database)
        .within(other.path())
        .succeeds();
        layout.database.sql(sql);
        layout.run(&["migrate", "up"]).exits(2).says("marked as the database of other").says("check the URL");
        assert_eq!(layout.database.sql("select to_regclass('shows') is null"), "t");
    }
}

/// What is to be done is said in the form of the migrations.
#[test]
fn ways_are_of_the_form() {
    for (layout, folder, late, way) in [
        ("sqlx", "migrations", "2_late.sql", "git mv 2_late.sql <number>_….sql"),
        ("flyway", "sql", "V0__late.sql", "git mv V0__late.sql V<number>__….sql"),
        (
            "golang-migrate",
            "db/migrations",
            "000000_late.up.sql",
            "git mv 000000_late.up.sql <number>_….up.sql",
        ),
        ("prisma", "prisma/migrations", "0_late/migration.sql", "git mv 0_late <number>_…"),
    ] {
        let project = Layout::new(server!(), layout, folder);
        project.run(&["migrate", "up"]).succeeds();
        project.write(late, "select 1;\n");
        project.run(&["migrate", "up"]).exits(1).says(way).hides("m<today>");
    }
    let flyway = Layout::new(server!(), "flyway", "sql");
    flyway.write("V9999__last.sql", "select 1;\n");
    flyway.run(&["migrate", "up"]).succeeds();
    flyway.run(&["migrate", "down"]).exits(1).says("U9999__last.sql").hides("V<number>");
}

/// What Drizzle's journal and the files do not have in common.
#[test]
fn the_journal_of_drizzle_counts() {
    let drizzle = Layout::new(server!(), "drizzle", "drizzle");
    drizzle.write("0002_again.sql", "select 1;\n");
    drizzle.run(&["migrate", "up"]).succeeds().says("0002_again is not in meta/_journal.json");
    let journal = drizzle.migrations.join("meta/_journal.json");
    let text = fs::read_to_string(&journal).expect("a file");
    let last = text.rfind("\"tag\": \"").expect("a tag") + 8;
    let end = last + text[last..].find('"').expect("an end");
    fs::write(&journal, format!("{}0009_other{}", &text[..last], &text[end..])).expect("a file");
    let outcome = drizzle.run(&["migrate", "up"]).exits(1);
    outcome.says("is not in meta/_journal.json").says("0009_other.sql");
    fs::remove_file(drizzle.migrations.join("0002_again.sql")).expect("removed");
    drizzle.run(&["migrate", "status", "--check"]).exits(3);
}
