//! An application is never assumed for a database that holds something else.

use crate::harness::{Cluster, Database, hbm_db, server};

/// Tables of nobody we know; one has a name that HBM has as well.
const FOREIGN: &str = "create table users (id int primary key, nick text);
    create table invoices (id int generated always as identity primary key, total numeric not null default 0);
    insert into invoices (total) values (12.5)";

/// Commands that write, or compare with an application, as they would run with everything agreed to.
const CONCERNED: &[&[&str]] = &[
    &["push", "--yes"],
    &["push", "--yes", "--accept", "drop_table", "--accept", "drop_column"],
    &["push", "--dry-run"],
    &["diff"],
    &["diff", "--check"],
    &["check"],
    &["seed"],
    &["seed", "--set", "dev"],
    &["seed", "--undo", "--all"],
    &["flush", "--confirm-database", "$NAME"],
    &["reset", "--confirm-database", "$NAME"],
    &["fresh", "--confirm-database", "$NAME"],
    &["migrate", "up"],
    &["migrate", "up", "--dry-run"],
    &["migrate", "down", "--all"],
    &["migrate", "redo"],
    &["migrate", "status"],
    &["migrate", "validate"],
    &["migrate", "baseline", "create_schema"],
    &["migrate", "repair", "--yes"],
];

/// Some of them, where another reason is tried.
const SOME: &[&[&str]] = &[
    &["push", "--yes"],
    &["migrate", "up"],
    &["seed"],
    &["flush", "--confirm-database", "$NAME"],
    &["diff"],
];

fn all_refuse(
    cluster: &'static Cluster,
    commands: &[&[&str]],
    marks: &[&str],
    variables: &[(&str, &str)],
    says: &str,
) {
    let database = Database::new(cluster);
    database.sql(FOREIGN);
    if !marks.is_empty() {
        hbm_db(marks).on(&database).succeeds();
    }
    let contents = database.contents();
    for command in commands {
        let arguments: Vec<&str> =
            command.iter().map(|word| if *word == "$NAME" { database.name.as_str() } else { word }).collect();
        let run = hbm_db(&arguments).on(&database);
        let run = variables.iter().fold(run, |run, (name, value)| run.env(name, value));
        let outcome = run.outcome();
        let protected =
            (!marks.is_empty() && marks[1] == "production" || !variables.is_empty()) && outcome.code == 4;
        assert!(outcome.code == 2 || protected, "{command:?}: {} {}", outcome.code, outcome.stderr);
        if !protected {
            outcome.says("assumes no application").says(says).says("--app ");
        }
    }
    assert_eq!(database.contents(), contents);
}

#[test]
fn what_is_unmarked_is_of_no_application() {
    all_refuse(server!(), CONCERNED, &[], &[], "it has 2 tables, and looks like no application");
}

#[test]
fn production_is_of_no_application() {
    all_refuse(server!(), SOME, &["mark", "production"], &[("NODE_ENV", "production")], "it has 2 tables");
}

#[test]
fn what_is_marked_for_development_is_of_no_application() {
    all_refuse(server!(), SOME, &["mark", "development"], &[], "it has 2 tables");
}

#[test]
fn what_is_marked_as_another_applications_is_that_ones() {
    all_refuse(
        server!(),
        SOME,
        &["mark", "development", "--app", "kaygia"],
        &[],
        "it is marked as the database of kaygia",
    );
}

#[test]
fn what_has_the_tables_of_another_application_is_that_ones() {
    let database = Database::after(server!(), &["push", "--yes", "--app", "kaygia"]);
    database.sql("drop schema hbm_db cascade; create table besides (id int)");
    let contents = database.contents();
    hbm_db(&["push", "--yes"])
        .on(&database)
        .exits(2)
        .says("it looks like the database of kaygia: 6 of its 6 tables are there")
        .says("--app kaygia");
    assert_eq!(database.contents(), contents);
}

/// Reading works without any application, and then speaks of the database alone.
#[test]
fn it_can_be_read_all_the_same() {
    let database = Database::new(server!());
    database.sql(FOREIGN);
    let status = hbm_db(&["status"]).on(&database).succeeds();
    assert!(!status.stdout.contains("difference"), "{}", status.stdout);
    status.says("none that is known").says("invoices");
    let status = hbm_db(&["status", "--format", "json"]).on(&database).succeeds();
    let status: serde_json::Value = serde_json::from_str(&status.stdout).expect("JSON");
    assert!(status["app"].is_null() && status["migrations"].is_null(), "{status}");
    assert_eq!(status["schema"]["state"], "not_compared");
    hbm_db(&["status", "--check"]).on(&database).exits(2).says("--app NAME");
    for reads in [&["test"][..], &["inspect"], &["inspect", "invoices"], &["health"]] {
        hbm_db(reads).on(&database).succeeds();
    }
}

/// A file of SQL is no application, and says what is wanted.
#[test]
fn a_schema_file_needs_no_application() {
    let database = Database::new(server!());
    database.sql(FOREIGN);
    hbm_db(&["diff", "--schema", "wanted.sql"])
        .file("wanted.sql", "create table users (id int primary key, nick text, age int);")
        .on(&database)
        .succeeds()
        .says("users.age");
}

/// One row per way in which a database says that it is the default application's.
#[test]
fn the_default_application_is_taken_where_the_database_is_its_own() {
    let cluster = server!();
    let ledger = "create table seaql_migrations (version varchar primary key, applied_at bigint not null)";
    for (made, sql) in [
        // Empty, and what is not a table of anybody.
        (None, ""),
        (None, "create extension citext"),
        // Marked.
        (Some(&["push", "--yes"][..]), "drop table media cascade"),
        (Some(&["reset", "--no-seed"]), "drop table media cascade; create table besides (id int)"),
        // Every one of its tables is there, as in a restored copy.
        (Some(&["push", "--yes"]), "drop schema hbm_db cascade; create table besides (id int)"),
        // Its ledger is there.
        (Some(&["migrate", "up"]), "drop table media cascade; truncate hbm_db.environment"),
        (Some(&["migrate", "up"]), "drop schema hbm_db cascade; drop table media cascade"),
    ] {
        let database = match made {
            Some(arguments) => Database::after(cluster, arguments),
            None => Database::new(cluster),
        };
        database.sql(sql);
        hbm_db(&["diff"]).on(&database).succeeds();
    }
    // A ledger of others has names that the application does not know.
    let database = Database::new(cluster);
    database.sql(&format!("{ledger}; insert into seaql_migrations values ('m20220101_000001_create_table', 1); create table t ()"));
    hbm_db(&["diff"]).on(&database).exits(2);
}

/// What is no table is somebody's as well.
#[test]
fn types_and_the_like_are_not_nothing() {
    let cluster = server!();
    for made in [
        "create type mood as enum ('a')",
        "create domain d as int",
        "create text search configuration ts (copy = simple)",
        "create view v as select 1",
        "create sequence s",
        "create schema other; create type other.mood as enum ('a')",
    ] {
        let database = Database::new(cluster);
        database.sql(made);
        let before = database.contents();
        for command in [&["flush"][..], &["push", "--yes"], &["reset"], &["migrate", "up"]] {
            hbm_db(command).on(&database).exits(2);
        }
        assert_eq!(database.contents(), before, "{made}");
    }
}

/// One application does not take the place of another unless the database is given to it.
#[test]
fn what_is_marked_as_one_applications_is_not_made_anothers_by_a_flag() {
    let database = Database::after(server!(), &["push", "--yes"]);
    let contents = database.contents();
    let name = database.name.as_str();
    for command in [
        &["push", "--yes"][..],
        &["reset", "--confirm-database", name],
        &["fresh", "--confirm-database", name],
    ] {
        hbm_db(&[command, &["--app", "kaygia"]].concat())
            .on(&database)
            .exits(4)
            .says("marked as the database of hbm")
            .says(&format!("hbm-db mark ENVIRONMENT --app kaygia --confirm-database {name}"));
    }
    hbm_db(&["mark", "development", "--app", "kaygia"])
        .on(&database)
        .exits(4)
        .says("marked as the database of hbm");
    assert_eq!(database.contents(), contents);
    hbm_db(&["mark", "development", "--app", "kaygia", "--confirm-database", name]).on(&database).succeeds();
    hbm_db(&["reset", "--app", "kaygia"]).on(&database).succeeds();
}

/// Whoever names an application has said what is to be done.
#[test]
fn a_named_application_is_taken_anywhere() {
    let database = Database::new(server!());
    database.sql("create table besides (id int)");
    hbm_db(&["diff", "--app", "kaygia"]).on(&database).succeeds();
    hbm_db(&["migrate", "up", "--app", "kaygia"]).on(&database).succeeds();
    // And from then on the ledger says so.
    hbm_db(&["migrate", "status"]).on(&database).exits(2).says("--app kaygia");
    hbm_db(&["status"]).on(&database).succeeds();
}
