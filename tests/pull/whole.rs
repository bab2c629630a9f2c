//! Everything comes back: the museum of every kind of object, and the databases of the built-in applications.

use super::Folder;
use crate::harness::{Database, server};
use crate::museum::{Built, Museum};

#[test]
fn the_museum_is_made_of_its_files() {
    let cluster = server!();
    let (museum, built) = (Museum::open(cluster), Built::new(cluster));
    let folder = Folder::new();
    folder.pull(&museum.made.0, &["--owners"]).succeeds();
    folder.push(&["diff", "--owners", "--check"], &museum.made.0).succeeds().says("no changes");
    folder.push(&["push", "--owners", "--yes"], &built.0).succeeds();
    museum.equals(&built);
    folder.push(&["push", "--owners"], &built.0).succeeds().says("no changes");
    // What was made of the files is written as they are.
    let texts = folder.texts();
    folder.pull(&built.0, &["--owners", "--check"]).succeeds().says("no changes");
    let other = Folder::new();
    other.pull(&built.0, &["--owners"]).succeeds();
    for (name, text) in other.texts() {
        assert_eq!(texts.get(&name), Some(&text), "{name}");
    }
}

#[cfg(feature = "apps")]
#[test]
fn the_applications_are_made_of_their_files() {
    let cluster = server!();
    for app in hbm_db_apps::all() {
        let database = Database::after(cluster, &["push", "--app", app.name(), "--yes"]);
        let (folder, empty) = (Folder::new(), Database::new(cluster));
        folder.pull(&database, &[]).succeeds();
        folder.push(&["push"], &database).succeeds().says("no changes");
        folder.push(&["push", "--yes"], &empty).succeeds();
        assert_eq!(empty.schema(), database.schema(), "{}", app.name());
        folder.pull(&empty, &["--check"]).succeeds().says("no changes");
        // A file for each table, and nothing of ours.
        let texts = folder.texts();
        let tables = texts.keys().filter(|name| name.starts_with("tables/")).count();
        assert_eq!(tables, app.tables().len(), "{:?}", texts.keys());
        assert!(!texts.values().any(|text| text.contains("hbm_db")));
    }
}
