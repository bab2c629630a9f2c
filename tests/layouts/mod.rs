//! Migrations as other tools have them: they are read where they lie, run, undone, generated, and their ledgers taken over.

use crate::harness::{Cluster, Database, Run, hbm_db, server};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A layout: its folder, where the tool keeps the migrations, the name of the tool, and whether every migration can be undone.
const ALL: [(&str, &str, &str, bool); 10] = [
    ("diesel", "migrations", "diesel", true),
    ("golang-migrate", "db/migrations", "golang-migrate", true),
    ("sqlx", "migrations", "sqlx", false),
    ("sqlx-reversible", "migrations", "sqlx", true),
    ("prisma", "prisma/migrations", "prisma", false),
    ("drizzle", "drizzle", "drizzle", false),
    ("flyway", "sql", "flyway", false),
    ("dbmate", "db/migrations", "dbmate", true),
    ("goose", "migrations", "goose", true),
    ("supabase", "supabase/migrations", "supabase", false),
];

/// A copy of a layout with a project file, in front of an empty database.
struct Layout {
    folder: tempfile::TempDir,
    database: Database,
    migrations: PathBuf,
}

impl Layout {
    fn new(cluster: &'static Cluster, name: &str, migrations: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/layouts").join(name);
        copy(&source, folder.path());
        let file = format!("name: {name}\nschema: expected.sql\nmigrations: {migrations}\n");
        fs::write(folder.path().join("hbm-db.yaml"), file).expect("a file");
        let migrations = folder.path().join(migrations);
        Self { folder, database: Database::new(cluster), migrations }
    }

    /// The same in front of a database that the tool's migrations and its ledger have built.
    fn built(cluster: &'static Cluster, name: &str, migrations: &str) -> Self {
        let layout = Self::new(cluster, name, migrations);
        layout.load("expected.sql");
        layout.load("ledger.sql");
        layout
    }

    fn run(&self, arguments: &[&str]) -> Run {
        hbm_db(arguments).on(&self.database).within(self.folder.path())
    }

    /// Loads one of the two files that stand beside the migrations.
    fn load(&self, file: &str) {
        let text = fs::read_to_string(self.folder.path().join(file)).expect("a file");
        self.database.sql(&text);
    }

    /// What is in the folder of the migrations, however deep.
    fn files(&self) -> Vec<String> {
        let mut found = Vec::new();
        list(&self.migrations, &mut found);
        let shown =
            |path: &PathBuf| path.strip_prefix(&self.migrations).expect("inside").display().to_string();
        let mut names: Vec<String> = found.iter().map(shown).collect();
        names.sort();
        names
    }

    /// Writes a file among the migrations.
    fn write(&self, name: &str, text: &str) {
        let path = self.migrations.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    /// Adds a table to the schema.
    fn add_table(&self, name: &str) {
        let path = self.folder.path().join("expected.sql");
        let text = fs::read_to_string(&path).expect("a file");
        fs::write(path, format!("{text}\nCREATE TABLE public.{name} (id int PRIMARY KEY);\n"))
            .expect("a file");
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let place = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy(&entry.path(), &place),
            false => drop(fs::copy(entry.path(), place).expect("a copy")),
        }
    }
}

fn list(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        match path.is_dir() {
            true => list(&path, found),
            false => found.push(path),
        }
    }
}

/// A test for each layout.
macro_rules! for_each_layout {
    ($(#[$doc:meta])* $check:ident) => {
        mod $check {
            use super::{ALL, Layout, server};

            for_each_layout!(@ $check diesel 0, golang_migrate 1, sqlx 2, sqlx_reversible 3, prisma 4, drizzle 5, flyway 6, dbmate 7, goose 8, supabase 9);
        }
    };
    (@ $check:ident $($test:ident $at:literal),*) => {
        $(
            #[test]
            fn $test() {
                let (name, migrations, tool, undone) = ALL[$at];
                super::$check(&Layout::new(server!(), name, migrations), tool, undone);
            }
        )*
    };
}

mod begun;
mod flyway;
mod later;
mod ledgers;
mod wrong;

for_each_layout!(runs);
for_each_layout!(is_written);

/// All run on an empty database, lead to what the tool makes, and are undone where they can be.
fn runs(layout: &Layout, _: &str, undone: bool) {
    layout.run(&["migrate", "status"]).succeeds().says("pending").hides("warning");
    layout.run(&["migrate", "validate"]).succeeds();
    layout.run(&["migrate", "up"]).succeeds();
    layout.run(&["diff", "--check"]).succeeds().says("no changes");
    layout.run(&["check"]).succeeds();
    layout.run(&["migrate", "up"]).succeeds().says("nothing to do");
    if undone {
        let lost = layout.run(&["migrate", "down", "--all", "--dry-run"]).succeeds();
        let words: Vec<&str> = lost.stderr.split_whitespace().collect();
        let named = words.windows(2).filter(|pair| pair[0] == "--accept").flatten();
        let mut arguments = vec!["migrate", "down", "--all"];
        arguments.extend(named);
        layout.run(&arguments).succeeds();
        assert_eq!(layout.database.sql("select count(*) from pg_tables where schemaname not in ('pg_catalog', 'information_schema', 'hbm_db') and tablename <> 'seaql_migrations'"), "0");
        layout.run(&["migrate", "up"]).succeeds();
        layout.run(&["diff", "--check"]).succeeds();
    }
}

/// What changed in the schema is written in the form of the files that are there, after them, and runs.
fn is_written(layout: &Layout, _: &str, _: bool) {
    let before = layout.files();
    layout.add_table("added");
    let written = layout.run(&["generate", "add_table", "--format", "json"]).succeeds();
    let after = layout.files();
    let new: Vec<&String> = after.iter().filter(|name| !before.contains(name)).collect();
    assert!(!new.is_empty() && new.iter().all(|name| name.contains("add_table")), "{new:?}");
    let written: serde_json::Value = serde_json::from_str(&written.stdout).expect("JSON");
    let mut told: Vec<(String, String)> =
        serde_json::from_value::<Vec<BTreeMap<String, String>>>(written["files"].clone())
            .expect("files")
            .into_iter()
            .map(|mut file| {
                (file.remove("path").unwrap_or_default(), file.remove("text").unwrap_or_default())
            })
            .collect();
    told.sort();
    let read =
        |name: &&String| ((*name).clone(), fs::read_to_string(layout.migrations.join(name)).expect("a file"));
    assert_eq!(told, new.iter().map(read).collect::<Vec<_>>());
    layout.run(&["migrate", "status"]).succeeds().hides("warning");
    layout.run(&["migrate", "up"]).succeeds().says("add_table");
    layout.run(&["diff", "--check"]).succeeds();
    layout.run(&["check"]).succeeds();
    layout.run(&["generate", "again"]).succeeds().says("nothing to generate");
    if new.len() > 1
        || fs::read_to_string(layout.migrations.join(new[0])).is_ok_and(|text| text.contains("DROP TABLE"))
    {
        layout.run(&["migrate", "down"]).succeeds();
        assert_eq!(layout.database.sql("select to_regclass('added') is null"), "t");
    }
}

/// What would be written is shown as it would be: a form without a way back has none.
#[test]
fn a_dry_run_shows_the_files_of_the_form() {
    let layout = Layout::new(server!(), "prisma", "prisma/migrations");
    layout.add_table("added");
    let shown = layout.run(&["generate", "add_table", "--dry-run"]).succeeds();
    shown.says("_add_table/migration.sql\n").hides("down.sql").hides("DROP TABLE");
    let layout = Layout::new(server!(), "golang-migrate", "db/migrations");
    layout.add_table("added");
    let shown = layout.run(&["generate", "add_table", "--dry-run"]).succeeds();
    shown.says("-- 000011_add_table.up.sql\n").says("-- 000011_add_table.down.sql\n");
}

/// Drizzle sends the statements between these lines one by one.
#[test]
fn statements_are_divided_as_drizzle_divides_them() {
    let layout = Layout::new(server!(), "drizzle", "drizzle");
    layout.add_table("one");
    layout.add_table("two");
    layout.run(&["generate", "add_tables"]).succeeds();
    let text = fs::read_to_string(layout.migrations.join("0003_add_tables.sql")).expect("a file");
    let parts: Vec<&str> = text.split("--> statement-breakpoint").map(str::trim).collect();
    assert!(parts.len() == 2 && parts.iter().all(|part| part.matches(';').count() == 1), "{text}");
    layout.run(&["migrate", "up"]).succeeds();
    layout.run(&["check"]).succeeds();
}

/// A file that has the form of no other is named, and stops what would run a part of the history.
#[test]
fn a_file_that_fits_none_is_named() {
    let layout = Layout::new(server!(), "sqlx", "migrations");
    fs::write(layout.migrations.join("seed.sql"), "select 1;").expect("a file");
    layout.run(&["migrate", "status"]).succeeds().says("migrations/seed.sql");
    layout.run(&["migrate", "up"]).exits(1).says("migrations/seed.sql");
    assert_eq!(layout.database.sql("select count(*) from pg_tables where schemaname = 'public'"), "0");
}

/// A file in the form of another tool is named: what it undoes is never run as a part of the history.
#[test]
fn what_undoes_is_never_run_forwards() {
    for (name, text) in [
        (
            "20990101000000_x.sql",
            "-- migrate:up\ncreate table x (id int);\n-- migrate:down\ndrop table shows cascade;\n",
        ),
        (
            "20990101000000_x.sql",
            "--+goose Up\ncreate table x (id int);\n--+goose Down\ndrop table shows cascade;\n",
        ),
        ("U20990101000000__x.sql", "drop table shows cascade;\n"),
        ("20990101000000_x_down.sql", "drop table shows cascade;\n"),
    ] {
        let layout = Layout::new(server!(), "sqlx", "migrations");
        layout.run(&["migrate", "up"]).succeeds();
        fs::write(layout.migrations.join(name), text).expect("a file");
        layout.run(&["migrate", "validate"]).exits(3).says(name);
        layout.run(&["migrate", "up"]).exits(1).says(name);
        assert_eq!(layout.database.sql("select to_regclass('shows') is not null"), "t", "{name}");
    }
}

/// What a form would take for a mark of its own is not written, and what a run that was killed left is put in its place.
#[test]
fn files_are_written_as_they_are_read() {
    let layout = Layout::new(server!(), "dbmate", "db/migrations");
    let path = layout.folder.path().join("expected.sql");
    let text = fs::read_to_string(&path).expect("a file");
    fs::write(&path, format!("{text}\ncreate function public.f() returns text language sql as $$ select '\n-- migrate:down\n' $$;\n")).expect("a file");
    let before = layout.files();
    layout.run(&["generate", "add_f"]).exits(1).says("taken for a mark");
    assert_eq!(layout.files(), before);
    let layout = Layout::new(server!(), "golang-migrate", "db/migrations");
    layout.add_table("added");
    layout.run(&["generate", "add_table"]).succeeds();
    let aside = layout.migrations.join(".000011_add_table.999999");
    fs::create_dir(&aside).expect("a folder");
    let down = "000011_add_table.down.sql";
    fs::rename(layout.migrations.join(down), aside.join(down)).expect("moved");
    let archive = layout.migrations.join(".archive.2023");
    fs::create_dir(&archive).expect("a folder");
    fs::write(archive.join("notes.txt"), "mine").expect("a file");
    layout.run(&["migrate", "repair", "--yes"]).outcome();
    assert!(layout.migrations.join(down).exists() && archive.join("notes.txt").exists());
}

/// The form that is named counts, and what is otherwise is named.
#[test]
fn the_form_can_be_named() {
    let layout = Layout::new(server!(), "goose", "migrations");
    let file = |form: &str| {
        let text =
            format!("name: x\nschema: expected.sql\nmigrations: {{folder: migrations, form: {form}}}\n");
        fs::write(layout.folder.path().join("hbm-db.yaml"), text).expect("a file");
    };
    file("goose");
    layout.run(&["migrate", "validate"]).succeeds();
    file("prisma");
    layout.run(&["migrate", "status"]).succeeds().says("migrations/00001_create_staff.sql");
    file("gose");
    layout.run(&["migrate", "status"]).exits(2).says("hbm-db.yaml:3:").says("gose");
}

/// Line and column of an error are those of the file, whatever stands before in it.
#[test]
fn an_error_names_the_line_of_the_file() {
    let layout = Layout::new(server!(), "dbmate", "db/migrations");
    let text = "-- migrate:up\n\nselect 1;\nselect nothing;\n\n-- migrate:down\nselect 1;\n";
    fs::write(layout.migrations.join("20990101000000_wrong.sql"), text).expect("a file");
    layout.run(&["migrate", "up"]).exits(1).says("db/migrations/20990101000000_wrong.sql:4");
}

/// What Flyway repeats is run again when it has changed, and only then.
#[test]
fn what_is_repeated_is_run_again_when_it_has_changed() {
    let layout = Layout::new(server!(), "flyway", "sql");
    layout.run(&["migrate", "up"]).succeeds().says("R__view");
    layout.run(&["migrate", "up"]).succeeds().says("nothing to do");
    let path = layout.migrations.join("R__view.sql");
    let text = fs::read_to_string(&path).expect("a file");
    fs::write(&path, format!("{text}\ncomment on table patients is 'changed';\n")).expect("a file");
    layout.run(&["migrate", "status"]).succeeds().says("1 pending").hides("edited");
    layout.run(&["migrate", "up"]).succeeds().says("R__view");
    assert_eq!(layout.database.sql("select obj_description('patients'::regclass)"), "changed");
    layout.run(&["migrate", "up"]).succeeds().says("nothing to do");
}
