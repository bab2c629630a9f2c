//! A missing secret is no empty database of our own, on which everything is green.

use crate::harness::{Database, hbm_db, server};

const COMMANDS: &[&[&str]] = &[
    &["migrate", "up"],
    &["migrate", "status"],
    &["status", "--check"],
    &["status"],
    &["check"],
    &["health"],
    &["test"],
    &["reset"],
    &["push", "--yes"],
    &["inspect"],
    &["generate", "change", "--schema", "wanted.sql", "--dry-run"],
    &["squash", "--to", "two"],
];

#[test]
fn without_a_url_ci_and_production_and_an_empty_variable_are_usage() {
    for (variables, says) in [
        (&[("CI", "true")][..], "this is CI"),
        (&[("CI", "1")], "this is CI"),
        (&[("CI", "true"), ("DATABASE_URL", "")], "DATABASE_URL in the environment is set, and empty"),
        (&[("DATABASE_URL", "  ")], "DATABASE_URL in the environment is set, and empty"),
        (&[("DB_HOST", "")], "DB_HOST in the environment is set, and empty"),
        (&[("NODE_ENV", "production")], "NODE_ENV=production says this is production"),
    ] {
        for command in COMMANDS {
            let up = "select 1;";
            let run = hbm_db(command)
                .file("wanted.sql", "create table t (id int);")
                .file("migration/src/hbm/m20260101_000001_one/up.sql", up)
                .file("migration/src/hbm/m20260101_000002_two/up.sql", up);
            let run = variables.iter().fold(run, |run, (name, value)| run.env(name, value));
            let outcome = run.exits(2).says(says).says("--embedded");
            assert!(outcome.stdout.is_empty(), "{command:?}: {}", outcome.stdout);
        }
    }
}

#[test]
fn an_empty_variable_of_a_file_stops_too() {
    hbm_db(&["status"])
        .file(".env.local", "DATABASE_URL=\n")
        .exits(2)
        .says("DATABASE_URL in .env.local is set, and empty");
    // The source that comes first decides: the file is not looked at.
    hbm_db(&["status"])
        .env("DATABASE_URL", "")
        .file(".env.local", "DATABASE_URL=postgresql://somebody@nowhere.invalid/db\n")
        .exits(2)
        .says("DATABASE_URL in the environment is set, and empty");
}

#[test]
fn it_is_taken_where_it_is_asked_for_or_nothing_speaks_against_it() {
    for (variables, arguments) in [
        (&[("CI", "true")][..], &["test", "--embedded"][..]),
        (&[("CI", "true"), ("DATABASE_URL", "")], &["test", "--embedded"]),
        (&[("DATABASE_URL", "postgresql://somebody@nowhere.invalid/db")], &["test", "--embedded"]),
        (&[("CI", "false")], &["test"]),
    ] {
        let run = variables.iter().fold(hbm_db(arguments), |run, (name, value)| run.env(name, value));
        run.succeeds().says("the embedded PostgreSQL in");
    }
}

/// A URL is a URL, in CI as well; and what needs no database needs none.
#[test]
fn ci_with_a_url_is_as_always() {
    let database = Database::new(server!());
    hbm_db(&["test"]).env("CI", "true").on(&database).succeeds();
    hbm_db(&["apps"]).env("CI", "true").succeeds();
}
