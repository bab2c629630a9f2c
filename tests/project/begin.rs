//! `init`: a project begins.

use crate::harness::{Database, hbm_db, server};
use std::fs;
use std::path::Path;

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}

fn read(folder: &Path, path: &str) -> String {
    fs::read_to_string(folder.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// From an empty folder to seeded tables; a second time, nothing.
#[test]
fn an_example_runs() {
    let database = Database::new(server!());
    let folder = tempfile::Builder::new().prefix("My Shop ").tempdir().expect("a folder");
    let run = |arguments: &[&str]| hbm_db(arguments).on(&database).within(folder.path());
    run(&["init"]).succeeds().says("hbm-db.yaml").says("next: hbm-db fresh");
    let file = read(folder.path(), "hbm-db.yaml");
    assert!(file.starts_with("# yaml-language-server: $schema=hbm-db.schema.json\nname: my-shop-"), "{file}");
    assert_eq!(read(folder.path(), ".gitignore"), ".env.local\n.hbm-db/\n");
    run(&["reset"]).succeeds().says("1 table");
    assert_eq!(database.sql("select count(*) from notes"), "1");
    run(&["check"]).exits(3).says("hbm-db migrate baseline");
    run(&["fresh"]).succeeds().says("1 migration");
    run(&["check"]).succeeds();
    let before =
        fs::metadata(folder.path().join("hbm-db.yaml")).and_then(|file| file.modified()).expect("a time");
    run(&["init"]).succeeds().says("is here already");
    let after =
        fs::metadata(folder.path().join("hbm-db.yaml")).and_then(|file| file.modified()).expect("a time");
    assert_eq!(before, after);
}

/// From a database: its schema in files, a first migration that the database is told of.
#[test]
fn it_begins_from_a_database() {
    let database = Database::new(server!());
    database.sql(super::SCHEMA);
    database.sql("insert into customers (email) values ('x'); insert into orders values (1, 1)");
    let contents = database.contents();
    let folder = tempfile::tempdir().expect("a folder");
    let run =
        |arguments: &[&str]| hbm_db(arguments).within(folder.path()).env("DATABASE_URL", &database.url());
    let begun =
        run(&["init", "--from", "--name", "shop", "--form", "plain"]).succeeds().says("migrate baseline");
    assert_eq!(begun.stderr.matches("database: ").count(), 1, "{}", begun.stderr);
    assert_eq!(database.contents(), contents, "it was only read");
    run(&["push", "--yes"]).succeeds().says("no changes");
    let migrations: Vec<String> = fs::read_dir(folder.path().join("db/migrations"))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    assert!(migrations.len() == 1 && migrations[0].ends_with("_create_schema.sql"), "{migrations:?}");
    run(&["migrate", "baseline", migrations[0].trim_end_matches(".sql")]).succeeds();
    run(&["check"]).succeeds();
    // The same files lead to the same database elsewhere.
    let other = Database::new(database.cluster);
    run(&["migrate", "up"]).env("DATABASE_URL", &other.url()).succeeds();
    run(&["check"]).env("DATABASE_URL", &other.url()).succeeds();
    let example = read(folder.path(), "seeds/audit.log.yaml");
    assert!(example.contains("#       what: …") && example.contains("Remove the #"), "{example}");
    run(&["seed"]).succeeds();
    // The example is in nobody's way.
    database.sql("insert into audit.log (what) values ('made')");
    run(&["seed", "export", "audit.log"]).succeeds();
    assert!(read(folder.path(), "seeds/audit.log.yaml").contains("what: made"));
    run(&["seed"]).succeeds().says("unchanged");
}

/// With --baseline the database is told at once.
#[test]
fn the_database_is_told_where_that_is_said() {
    let database = Database::new(server!());
    database.sql("create table t (id int primary key)");
    let folder = tempfile::tempdir().expect("a folder");
    let run = |arguments: &[&str]| hbm_db(arguments).within(folder.path()).on(&database);
    run(&["init", "--from", &database.url(), "--baseline"]).succeeds().hides("migrate baseline");
    run(&["migrate", "status", "--check"]).succeeds().says("1 applied, 0 pending");
}

/// Migrations that are there stay, in their form, and are the schema at first.
#[test]
fn migrations_that_are_there_are_found() {
    let database = Database::new(server!());
    let folder = tempfile::tempdir().expect("a folder");
    write(
        folder.path(),
        "prisma/migrations/20240101000000_init/migration.sql",
        "CREATE TABLE \"User\" (id serial PRIMARY KEY);\n",
    );
    write(folder.path(), "prisma/migrations/migration_lock.toml", "provider = \"postgresql\"\n");
    write(folder.path(), ".gitignore", "node_modules\n");
    let run = |arguments: &[&str]| hbm_db(arguments).within(folder.path()).on(&database);
    run(&["init"]).succeeds();
    let file = read(folder.path(), "hbm-db.yaml");
    assert!(
        file.contains("migrations: prisma/migrations\n") && file.contains("schema: [prisma/migrations]\n"),
        "{file}"
    );
    assert_eq!(read(folder.path(), ".gitignore"), "node_modules\n.env.local\n.hbm-db/\n");
    assert!(!folder.path().join("schema").exists());
    run(&["migrate", "up"]).succeeds().says("20240101000000_init");
    run(&["check"]).succeeds();
    // They are the schema, until it is written into files.
    run(&["generate", "add_x"]).exits(2).says("hbm-db pull --to schema/");
    run(&["pull"]).exits(2).says("schema: schema/");
    run(&["pull", "--to", "schema"]).succeeds();
    write(folder.path(), "hbm-db.yaml", "name: x\nschema: schema\nmigrations: prisma/migrations\n");
    run(&["check"]).succeeds();
}

/// Of several folders with migrations one is named.
#[test]
fn of_several_folders_one_is_named() {
    let database = Database::new(server!());
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "drizzle/0000_init.sql", "CREATE TABLE a (id int);\n");
    write(folder.path(), "migrations/00001_init.sql", "-- +goose Up\nCREATE TABLE b (id int);\n");
    let run = |arguments: &[&str]| hbm_db(arguments).within(folder.path()).on(&database);
    run(&["init"]).exits(2).says("--migrations drizzle").says("goose: --migrations migrations");
    assert!(!folder.path().join("hbm-db.yaml").exists());
    run(&["init", "--migrations", "migrations"]).succeeds();
    run(&["migrate", "up"]).succeeds();
    assert_eq!(database.sql("select to_regclass('b') is not null and to_regclass('a') is null"), "t");
}

/// No example is put in front of a database that has something, and no project over what another program has.
#[test]
fn what_a_database_has_is_not_taken_for_an_example() {
    let database = Database::new(server!());
    database.sql("create table users (id int); create view v as select * from users");
    let folder = tempfile::tempdir().expect("a folder");
    let run = |arguments: &[&str]| hbm_db(arguments).within(folder.path()).on(&database);
    run(&["init"]).exits(2).says("has something in it").says("hbm-db init --from");
    hbm_db(&["init"]).within(folder.path()).succeeds();
    run(&["push", "--yes"]).exits(2).says("it has 1 table").says("--confirm-database");
    assert_eq!(database.sql("select count(*) from v"), "0");
    run(&["push", "--yes", "--confirm-database", &database.name]).succeeds();
    run(&["push", "--yes"]).succeeds().says("no changes");
}

/// A folder that is named is read wherever it is; names that YAML would read otherwise stand in quotes.
#[test]
fn a_named_folder_is_read() {
    let database = Database::new(server!());
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "my #1/migs/1_a.sql", "create table a (id int);\n");
    fs::write(folder.path().join(".gitignore"), b"caf\xe9\n").expect("a file");
    let run = |arguments: &[&str]| hbm_db(arguments).within(folder.path()).on(&database);
    run(&["init", "--name", "a b"]).exits(2).says("no name for a project");
    run(&["init", "--name", "no", "--migrations", "./my #1/migs/"]).succeeds();
    assert_eq!(fs::read_dir(folder.path().join("my #1/migs")).expect("a folder").count(), 1);
    assert_eq!(fs::read(folder.path().join(".gitignore")).expect("a file"), b"caf\xe9\n");
    run(&["migrate", "up"]).succeeds().says("1_a");
    run(&["check"]).succeeds();
    let other = Database::new(database.cluster);
    let empty = tempfile::tempdir().expect("a folder");
    hbm_db(&["init", "--from", &other.url()]).within(empty.path()).succeeds();
    hbm_db(&["push", "--yes"]).within(empty.path()).on(&other).succeeds().says("no changes");
}

/// What would be written over is named, before anything is written.
#[test]
fn what_is_in_the_way_is_named() {
    server!();
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "schema/mine.sql", "create table mine (id int);\n");
    hbm_db(&["init"]).within(folder.path()).exits(2).says("there is a folder schema here");
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
}

/// What is in the way is found before anything is written, and what fails in between leaves nothing.
#[test]
fn all_of_it_or_nothing() {
    let database = Database::new(server!());
    database.sql("create table a (id int)");
    let folder = tempfile::tempdir().expect("a folder");
    let names = || -> Vec<String> {
        let entries = fs::read_dir(folder.path()).expect("a folder");
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect()
    };
    let run = |url: &str| hbm_db(&["init", "--from", url, "--no-baseline"]).within(folder.path());
    for (name, is_folder, said) in [
        ("seeds", false, "seeds is no folder"),
        ("schema", false, "schema is no folder"),
        ("db/migrations", false, "db/migrations is no folder"),
        (".gitignore", true, ".gitignore is no file"),
        ("hbm-db.yaml", true, "hbm-db.yaml is no file"),
    ] {
        let path = folder.path().join(name);
        match is_folder {
            true => fs::create_dir_all(&path).expect("a folder"),
            false => write(folder.path(), name, ""),
        }
        run(&database.url()).exits(2).says(said).says("move it away");
        let top = name.split('/').next().expect("a name");
        assert_eq!(names(), [top], "{name}");
        let _ = fs::remove_dir_all(folder.path().join(top)).or_else(|_| fs::remove_file(&path));
    }
    run(&(database.url() + "_not_there")).exits(5);
    assert_eq!(names(), Vec::<String>::new());
    // A folder that was there keeps what it had.
    write(folder.path(), "db/migrations/README.md", "ours");
    write(folder.path(), ".gitignore", "target");
    run(&(database.url() + "_not_there")).exits(5);
    assert_eq!(read(folder.path(), "db/migrations/README.md"), "ours");
    assert_eq!(read(folder.path(), ".gitignore"), "target");
    run(&database.url()).succeeds().says("schema/").says("DATABASE_URL");
    assert_eq!(read(folder.path(), ".gitignore"), "target\n.env.local\n.hbm-db/\n");
}

/// Git keeps no empty folder: where no migration is written yet, nothing is drift.
#[test]
fn without_migrations_the_first_is_advised() {
    let shop = super::Shop::new(server!());
    shop.run(&["push", "--yes"]).succeeds();
    let check =
        shop.run(&["check"]).exits(3).says("there are no migrations yet: hbm-db generate create_schema");
    check.says("the database = schema files").hides("drift adopt").hides("the database and migrations");
    shop.run(&["generate", "create_schema"]).succeeds();
    shop.run(&["check"]).exits(3).says("migrate baseline").says("the database = migrations");
}

/// A table that is written without quotes is the easier example.
#[test]
fn the_example_of_seeds_is_a_plain_table() {
    let database = Database::new(server!());
    database.sql("create table \"Apples\" (id int primary key); create table pears (id int primary key)");
    let folder = tempfile::tempdir().expect("a folder");
    let run = |arguments: &[&str]| hbm_db(arguments).within(folder.path()).on(&database);
    run(&["init", "--from", &database.url(), "--no-baseline"]).succeeds();
    assert!(read(folder.path(), "seeds/pears.yaml").contains("# Rows of pears."));
}

/// With migrations that are there, `--baseline` is about all of them, and is refused where the database is another.
#[test]
fn a_baseline_of_migrations_that_are_there() {
    let database = Database::new(server!());
    database.sql("create table orders (id int primary key)");
    for (text, code) in
        [("create table other (id int);", 1), ("create table orders (id int primary key);", 0)]
    {
        let folder = tempfile::tempdir().expect("a folder");
        write(folder.path(), "migrations/1_a.sql", text);
        let arguments = ["init", "--from", &database.url(), "--baseline", "--no-input"];
        let outcome = hbm_db(&arguments).within(folder.path()).exits(code);
        match code {
            0 => outcome.says("next: hbm-db status"),
            _ => outcome.says("the database is not as the migrations up to 1_a make it"),
        };
    }
    assert_eq!(database.sql("select count(*) from seaql_migrations where version = '1_a'"), "1");
}
