//! `check`: entities, migrations and database, each with each.
#![cfg(feature = "apps")]

use super::Project;
use crate::harness::{hbm_db, server};

const SAME: [&str; 3] = ["migrations = entities", "the database = migrations", "the database = entities"];

#[test]
fn all_three_may_be_the_same() {
    let project = Project::built_in(server!());
    project.run(&["migrate", "up"]).succeeds();
    let before = project.state();
    let outcome = project.run(&["check"]).succeeds();
    SAME.into_iter().fold(outcome, |outcome, line| outcome.says(line));
    let value = project.json(&["check"], 0);
    let pairs: Vec<_> = value["comparisons"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|one| (&one["one"], &one["other"]))
        .collect();
    let wanted = [("migrations", "entities"), ("the database", "migrations"), ("the database", "entities")];
    assert_eq!(pairs.len(), 3);
    for ((one, other), wanted) in pairs.into_iter().zip(wanted) {
        assert_eq!((one.as_str(), other.as_str()), (Some(wanted.0), Some(wanted.1)));
    }
    assert_eq!(value["pending"], serde_json::json!([]));
    assert_eq!(value["findings"], serde_json::json!([]));
    assert_eq!(project.state(), before, "it changes nothing");
}

#[test]
fn a_migration_that_no_entity_asks_for_is_a_difference() {
    let project = Project::built_in(server!());
    project.write("m99990101_000001_extra", "up.sql", "create table extra (id int, more text);");
    project.run(&["migrate", "up"]).succeeds();
    project
        .run(&["check"])
        .exits(3)
        .says("for migrations to be like entities (hbm-db generate NAME)")
        .says("the database = migrations")
        .says("for the database to be like entities (hbm-db push)")
        .says("drop table extra")
        // A table that goes takes its columns along; nobody wants to read each.
        .hides("extra.more");
    let value = project.json(&["check"], 3);
    assert_eq!(value["comparisons"][0]["differences"], serde_json::json!(["drop table extra"]));
    assert_eq!(value["comparisons"][0]["remedy"], "hbm-db generate NAME");
    assert_eq!(value["comparisons"][1]["differences"], serde_json::json!([]));
}

#[test]
fn drift_is_a_difference() {
    let project = Project::built_in(server!());
    project.run(&["migrate", "up"]).succeeds();
    project.sql("alter table users drop column phone; alter table roles add column more int");
    let outcome = project.run(&["check"]).exits(3).says("migrations = entities");
    outcome.says("create column users.phone").says("drop column roles.more").says("hbm-db drift adopt NAME");
    let value = project.json(&["check"], 3);
    for comparison in [1, 2] {
        let found = &value["comparisons"][comparison]["differences"];
        assert_eq!(*found, serde_json::json!(["create column users.phone", "drop column roles.more"]));
    }
    // What roles may that nobody names is the business of the database. A view is a difference.
    let other = Project::built_in(server!());
    other.run(&["migrate", "up"]).succeeds();
    let role = other.role("reader", "");
    other.sql(&format!("grant select on users to {role}"));
    other.run(&["check"]).succeeds();
    other.drop_role(&role);
    other.sql("create view v as select 1 as a; grant select on users to public");
    other.run(&["check"]).exits(3).says("drop view v").says("alter table users");
}

#[test]
fn what_is_pending_or_does_not_fit_is_said() {
    let project = Project::built_in(server!());
    project.run(&["migrate", "up"]).succeeds();
    // It makes nothing, so all three are the same.
    project.write("m99990101_000001_nothing", "up.sql", "select 1;");
    project
        .run(&["check"])
        .exits(3)
        .says("pending: m99990101_000001_nothing (hbm-db migrate up)")
        .says(SAME[1]);
    assert_eq!(project.json(&["check"], 3)["pending"], serde_json::json!(["m99990101_000001_nothing"]));
    project.run(&["migrate", "up"]).succeeds();
    project.run(&["check"]).succeeds();
    project.write("m99990101_000001_nothing", "up.sql", "select 2;");
    project.run(&["check"]).exits(3).says("edited: m99990101_000001_nothing").says("hbm-db migrate repair");
    assert_eq!(project.json(&["check"], 3)["findings"][0]["finding"], "edited");
}

#[test]
fn an_empty_database_differs_and_is_left_empty() {
    let project = Project::built_in(server!());
    project
        .run(&["check"])
        .exits(3)
        .says(SAME[0])
        .says("create table users")
        .says("pending: ")
        .hides("users.email");
    assert!(project.is_untouched());
    project.run(&["push", "--yes"]).succeeds();
    project.run(&["check"]).exits(3).says(SAME[1]).says(SAME[2]).says("pending: ");
}

/// A role that may only read the catalog and create scratch databases.
#[test]
fn it_only_reads() {
    let project = Project::built_in(server!());
    project.run(&["migrate", "up"]).succeeds();
    // What both lead to is in the cache from here on.
    project.run(&["check"]).succeeds();
    let reader = project.role("reader", "createdb");
    project.sql(&format!(
        "grant select on seaql_migrations to {reader}; grant usage on schema hbm_db to {reader};
         grant select on hbm_db.migrations to {reader};
         alter role {reader} in database {} set default_transaction_read_only = on",
        project.database.name
    ));
    project
        .run_as(&reader, &["check"])
        .env("XDG_CACHE_HOME", &project.path().display().to_string())
        .exits(1)
        .says("cannot execute CREATE DATABASE in a read-only transaction");
    project.run_as(&reader, &["check"]).succeeds().says(SAME[2]);
    project.drop_role(&reader);
}

/// In CI without a server.
#[test]
fn without_a_database_entities_and_migrations_are_compared() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = |arguments: &[&str]| hbm_db(arguments).within(folder.path());
    run(&["check"]).succeeds().says(SAME[0]).says("no database is named").hides("the database =");
    let outcome = run(&["check", "--format", "json", "-q"]).succeeds();
    let value: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    assert_eq!(value["comparisons"].as_array().map(Vec::len), Some(1));
    assert!(!folder.path().join(".hbm-db").exists(), "nothing is left");
    std::fs::create_dir_all(folder.path().join("migration/src/hbm")).expect("a folder");
    run(&["check"]).exits(3).says("create table users");
}

/// What cannot be read is not taken for what is in step.
#[test]
fn a_ledger_that_may_not_be_read_is_unknown() {
    let project = Project::built_in(server!());
    project.run(&["migrate", "up"]).succeeds();
    project.write("m99990101_000001_nothing", "up.sql", "select 1;");
    let guest = project.role("guest", "createdb");
    let check = ["check", "--app", "hbm"];
    project
        .run_as(&guest, &check)
        .exits(3)
        .says("this role may not read it: GRANT SELECT ON public.seaql_migrations")
        .says("unknown: ")
        .says(SAME[1]);
    let outcome = project.run_as(&guest, &[&check[..], &["--format", "json"]].concat()).exits(3);
    let value: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    assert!(value["unknown"].as_array().is_some_and(|names| names.len() > 1), "{value}");
    assert_eq!(value["pending"], serde_json::json!([]));
    // The ledger alone says which ran, and not whether they were edited since.
    project.remove("m99990101_000001_nothing");
    project.sql(&format!("grant select on seaql_migrations to {guest}"));
    project.run_as(&guest, &check).succeeds().says("may not read hbm_db.migrations").hides("unknown: ");
    project.drop_role(&guest);
}
