//! A database as entities, and the SQL beside them. The package `examples/pulled` has what is written of its `schema.sql`, so
//! that every build compiles it.

use super::Folder;
use crate::harness::{Cluster, Database, Run, hbm_db, server};
use hbm_db::ops::{self, Comparison, Project, Push};
use hbm_db::plan::Compared;
use std::fs;
use std::path::{Path, PathBuf};

fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/pulled")
}

/// A database of the example.
fn database(cluster: &'static Cluster) -> Database {
    let database = Database::new(cluster);
    database.sql(&fs::read_to_string(example().join("schema.sql")).expect("text"));
    database
}

/// A folder like that of the example, without entities.
fn package() -> Folder {
    let folder = Folder::new();
    fs::copy(example().join("Cargo.toml"), folder.path().join("Cargo.toml")).expect("a file");
    folder
}

fn pull(folder: &Folder, database: &Database, more: &[&str]) -> Run {
    let arguments = [&["pull", "--entities", "src/entities", "--no-input"], more].concat();
    hbm_db(&arguments).on(database).within(folder.path())
}

fn push(database: &Database) -> usize {
    let project = Project::new(pulled::app(), &database.url()).expect("a URL");
    let comparison = Comparison { privileges: Some(Compared::All), ..Comparison::default() };
    let push = ops::push(&project, Push { comparison, ..Push::default() });
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(push).expect("a push").statements.len()
}

/// To write the example anew: `hbm-db pull --entities src/entities` in its folder, of a database that its `schema.sql` made.
#[test]
fn what_is_written_is_what_is_compiled() {
    let (database, folder) = (database(server!()), package());
    pull(&folder, &database, &[]).succeeds();
    assert_eq!(folder.texts_of("src/entities"), Folder::texts_in(&example().join("src/entities")));
}

#[test]
fn the_application_is_the_database() {
    let cluster = server!();
    let (database, empty) = (database(cluster), Database::new(cluster));
    assert_eq!(push(&database), 0);
    assert!(push(&empty) > 0);
    assert_eq!(push(&empty), 0);
    let folder = Folder::new();
    folder.pull(&database, &[]).succeeds();
    folder.pull(&empty, &["--check"]).succeeds().says("no changes");
}

#[test]
fn a_second_pull_keeps_what_people_wrote() {
    let (database, folder) = (database(server!()), package());
    pull(&folder, &database, &[]).succeeds();
    pull(&folder, &database, &["--check"]).succeeds().says("no changes");
    let teams = folder.path().join("src/entities/teams.rs");
    let text = fs::read_to_string(&teams).expect("text") + "\nimpl Model {}\n";
    fs::write(&teams, &text).expect("a file");
    pull(&folder, &database, &["--check"]).succeeds();
    database.sql("alter table teams add motto text; drop table audit.log");
    pull(&folder, &database, &[]).exits(2).says("audit_log.rs").hides("+    pub motto");
    pull(&folder, &database, &["--yes"]).succeeds().says("change teams.rs").says("remove audit_log.rs");
    let again = fs::read_to_string(&teams).expect("text");
    assert!(again.contains("pub motto: Option<String>,") && again.ends_with("\nimpl Model {}\n"), "{again}");
    fs::write(&teams, again.replace("pub motto", "pub device")).expect("a file");
    pull(&folder, &database, &[]).exits(2).says("teams.rs");
}

/// What is in no file of a table is made before or after all of them, and proven as the rest.
#[test]
fn tables_that_are_no_entities_are_made_by_sql() {
    let database = Database::new(server!());
    database.sql(
        "create type kind as enum ('a'); create table raw (kind kind); create view seen as select * from raw",
    );
    let folder = package();
    pull(&folder, &database, &[]).succeeds();
    let texts = folder.texts_of("src/entities");
    assert!(texts["before/999_rest.sql"].contains("CREATE VIEW public.seen"), "{:?}", texts.keys());
    assert!(!texts.contains_key("enums.rs"));
    database.sql(
        r#"create table "a/b" (id int primary key check (id > 0)); create table mod (id int primary key)"#,
    );
    pull(&folder, &database, &["--yes"]).succeeds().says("remove before/999_rest.sql").says("write a_b.rs");
    let texts = folder.texts_of("src/entities");
    assert!(texts["mod.sql"].contains("CHECK ((id > 0))"), "{:?}", texts.keys());
    assert!(texts.contains_key("mod_n2.rs") && texts.contains_key("enums.rs"), "{:?}", texts.keys());
}

#[cfg(feature = "apps")]
#[test]
fn the_applications_can_be_entities() {
    let cluster = server!();
    for app in hbm_db_apps::all() {
        let database = Database::after(cluster, &["push", "--app", app.name(), "--yes"]);
        let folder = package();
        pull(&folder, &database, &[]).succeeds();
        let texts = folder.texts_of("src/entities");
        let entities = texts.values().filter(|text| text.contains("DeriveEntityModel")).count();
        assert_eq!(entities, app.tables().len(), "{}", app.name());
    }
}
