//! The same files as a SeaORM migrator, before and after a squash.

use super::{ONE, Project, THREE, TWO, three};
use crate::harness::server;
use include_dir::{Dir, DirEntry, File};
use migration::{MigratorTrait, SqlMigration};
use sea_orm::{Database as SeaOrm, DatabaseConnection, DbErr};
use sea_orm_migration::MigrationTrait;
use std::cell::Cell;
use std::fs;

thread_local! {
    /// The files of the migrator, which has no value of its own.
    static FILES: Cell<Option<&'static Dir<'static>>> = const { Cell::new(None) };
}

struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        FILES.get().map(SqlMigration::of_folder).unwrap_or_default()
    }
}

/// As `include_dir!` would have embedded the folder.
fn embedded(project: &Project) -> &'static Dir<'static> {
    let text = |text: String| -> &'static str { Box::leak(text.into_boxed_str()) };
    let folders = project.names().into_iter().map(|name| {
        let files = ["up.sql", "down.sql"].into_iter().filter_map(|file| {
            let bytes = fs::read(project.migrations().join(&name).join(file)).ok()?;
            Some(DirEntry::File(File::new(
                text(format!("{name}/{file}")),
                Box::leak(bytes.into_boxed_slice()),
            )))
        });
        let files: Vec<DirEntry<'static>> = files.collect();
        DirEntry::Dir(Dir::new(text(name), Box::leak(files.into_boxed_slice())))
    });
    let folders: Vec<DirEntry<'static>> = folders.collect();
    Box::leak(Box::new(Dir::new("", Box::leak(folders.into_boxed_slice()))))
}

/// Runs the migrator of the files as they are now, on one thread.
fn with<T>(project: &Project, work: impl AsyncFnOnce(&DatabaseConnection) -> Result<T, DbErr>) -> T {
    FILES.set(Some(embedded(project)));
    let url = project.database.url();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let connection = SeaOrm::connect(url).await.expect("a connection");
        let done = work(&connection).await.expect("SeaORM does it");
        connection.close().await.expect("it closes");
        done
    })
}

fn applied(project: &Project) -> Vec<String> {
    with(project, async |db| Migrator::get_applied_migrations(db).await)
        .iter()
        .map(|one| one.name().to_owned())
        .collect()
}

fn pending(project: &Project) -> Vec<String> {
    with(project, async |db| Migrator::get_pending_migrations(db).await)
        .iter()
        .map(|one| one.name().to_owned())
        .collect()
}

#[test]
fn both_run_the_same_files_in_turns() {
    let project = three(server!());
    project.write(TWO, "up.sql", "-- hbm-db: no-transaction\ncreate table two (id int);\ncreate index concurrently on_two on two (id);");
    with(&project, async |db| Migrator::up(db, Some(1)).await);
    project.run(&["migrate", "status"]).succeeds().says("1 applied, 2 pending");
    project.run(&["migrate", "up", "--steps", "1"]).succeeds().says(TWO);
    assert_eq!(applied(&project), [ONE, TWO]);
    assert_eq!(pending(&project), [THREE]);
    with(&project, async |db| Migrator::up(db, None).await);
    project.run(&["migrate", "status", "--check"]).succeeds().says("3 applied, 0 pending");
    project.run(&["migrate", "down", "--steps", "2"]).succeeds();
    assert_eq!(pending(&project), [TWO, THREE]);
    with(&project, async |db| Migrator::up(db, None).await);
    with(&project, async |db| Migrator::down(db, Some(2)).await);
    project.run(&["migrate", "status"]).succeeds().says("1 applied, 2 pending");
    project.run(&["migrate", "up"]).succeeds();
    project.run(&["migrate", "validate"]).succeeds();
    with(&project, async |db| Migrator::reset(db).await);
    project.run(&["migrate", "status"]).succeeds().says("0 applied, 3 pending");
    assert!(!project.has("one") && !project.has("two") && !project.has("three"));
}

/// Ledgers from before the squash are right for SeaORM, and ledgers of SeaORM after it are for hbm-db.
#[test]
fn a_squash_is_right_for_both() {
    let old = three(server!());
    old.run(&["migrate", "up"]).succeeds();
    old.run(&["squash", "--to", "two"]).succeeds();
    assert_eq!(applied(&old), [ONE, TWO, THREE]);
    assert!(pending(&old).is_empty());
    with(&old, async |db| Migrator::up(db, None).await);
    old.run(&["migrate", "validate"]).succeeds();
    // One that begins with SeaORM, and goes on with hbm-db.
    let new = old.elsewhere();
    with(&new, async |db| Migrator::up(db, None).await);
    assert_eq!(new.database.schema(), old.database.schema());
    new.run(&["migrate", "status", "--check"]).succeeds().says("2 applied, 0 pending");
    new.run(&["migrate", "validate"]).succeeds();
    new.run(&["migrate", "up"]).succeeds().says("nothing to do");
    new.run(&["migrate", "down", "--all"]).succeeds();
    assert!(!new.has("one") && !new.has("two"));
    assert_eq!(new.applied(), "no ledger");
    // One that begins with hbm-db, and goes on with SeaORM.
    let new = old.elsewhere();
    new.run(&["migrate", "up"]).succeeds();
    with(&new, async |db| Migrator::up(db, None).await);
    new.run(&["migrate", "status", "--check"]).succeeds();
    with(&new, async |db| Migrator::down(db, None).await);
    assert!(!new.has("one") && !new.has("two") && !new.has("three"));
    new.run(&["migrate", "up"]).succeeds();
    // And the old one goes down with SeaORM.
    with(&old, async |db| Migrator::down(db, None).await);
    assert!(!old.has("one") && !old.has("two") && !old.has("three"));
    old.run(&["migrate", "status"]).succeeds().says("0 applied, 2 pending");
}

/// What was recorded of an application that SeaORM has undone and repeated since is not true any more.
#[test]
fn a_stale_record_is_no_edit() {
    let project = three(server!());
    project.run(&["migrate", "up"]).succeeds();
    with(&project, async |db| Migrator::down(db, Some(1)).await);
    project.write(THREE, "up.sql", "create table three (id bigint);");
    with(&project, async |db| Migrator::up(db, None).await);
    // At another second than the first time.
    project.sql("update seaql_migrations set applied_at = applied_at + 60 where version like '%three'");
    assert_eq!(project.sql("select count(*) from hbm_db.migrations where name like '%three'"), "1");
    project.run(&["migrate", "validate"]).succeeds();
    project.run(&["migrate", "status", "--check"]).succeeds().hides("edited");
    let value = project.json(&["migrate", "status"], 0);
    assert!(value["migrations"][2]["milliseconds"].is_null() && value["migrations"][2]["role"].is_null());
    project.run(&["migrate", "redo"]).succeeds();
    project.run(&["migrate", "validate"]).succeeds();
    let value = project.json(&["migrate", "status"], 0);
    assert!(value["migrations"][2]["milliseconds"].is_f64());
}

/// What SeaORM refuses, it says with the line.
#[test]
fn a_file_that_cannot_be_run_is_refused_there_too() {
    let project = three(server!());
    project.write(TWO, "up.sql", "create table two (id int);\n commit;");
    FILES.set(Some(embedded(&project)));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let error = runtime.block_on(async {
        let connection = SeaOrm::connect(project.database.url()).await.expect("a connection");
        Migrator::up(&connection, None).await.expect_err("it cannot be run")
    });
    let said = error.to_string();
    assert!(said.contains(&format!("{TWO}/up.sql: line 2, column 2: COMMIT")), "{said}");
    assert!(!project.has("two"));
}
