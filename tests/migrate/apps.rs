//! Every built-in application has migrations, and they lead where its entities do.
#![cfg(feature = "apps")]

use super::Project;
use crate::harness::{Database, hbm_db, server};

#[test]
fn the_migrations_of_every_application_make_what_push_makes() {
    let cluster = server!();
    for app in hbm_db_apps::all() {
        let run = |database: &Database, arguments: &[&str]| {
            let mut arguments = arguments.to_vec();
            arguments.extend(["--app", app.name()]);
            hbm_db(&arguments).on(database)
        };
        let (migrated, pushed, empty) =
            (Database::new(cluster), Database::new(cluster), Database::new(cluster));
        // What a database has after it, without the ledger.
        let schema = |database: &Database| {
            let ledger = "alter table seaql_migrations set schema hbm_db";
            database.sql(ledger);
            let schema = database.schema();
            database.sql("alter table hbm_db.seaql_migrations set schema public");
            schema
        };
        run(&pushed, &["push", "--yes"]).succeeds();
        run(&migrated, &["migrate", "up"]).succeeds();
        let made = schema(&migrated);
        assert_eq!(made, pushed.schema(), "{}", app.name());
        run(&migrated, &["push"]).succeeds().says("no changes");
        run(&migrated, &["check"]).succeeds();
        run(&migrated, &["migrate", "down", "--all"]).succeeds();
        // Nothing is left but extensions.
        let extensions =
            "select coalesce(string_agg(format('create extension if not exists %I', extname), ';'), '')
                              from pg_extension";
        empty.sql(&migrated.sql(extensions));
        assert_eq!(migrated.schema(), empty.schema(), "{}", app.name());
        run(&migrated, &["migrate", "up"]).succeeds();
        assert_eq!(schema(&migrated), made, "{}", app.name());
        run(&migrated, &["migrate", "validate"]).succeeds();
    }
}

/// Rows in every table, and the way back asks for each of them.
#[test]
fn a_seeded_database_is_not_undone_by_accident() {
    let project = Project::built_in(server!());
    project.run(&["fresh"]).succeeds();
    let before = project.state();
    let outcome = project.run(&["migrate", "down", "--all"]).exits(4);
    assert_eq!(outcome.stderr.matches("--accept drop_table:").count(), 27, "{}", outcome.stderr);
    assert_eq!(project.state(), before);
    project.run(&["migrate", "down", "--all", "--accept", "drop_table"]).succeeds();
    assert!(!project.has("users"));
}
