//! Every built-in application has migrations, and they lead where its entities do.
#![cfg(feature = "apps")]

use super::Project;
use crate::harness::{Database, hbm_db, server};

#[test]
fn the_migrations_of_every_application_make_what_push_makes() {
    let cluster = server!();
    for app in hbm_db::apps::all() {
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
        let left = |database: &Database| {
            let schema = database.schema();
            schema.lines().filter(|line| !line.contains("EXTENSION")).map(str::to_owned).collect::<Vec<_>>()
        };
        if migrated.sql("select count(*) from pg_extension") == "1" {
            assert_eq!(left(&migrated), left(&empty), "{}", app.name());
        } else {
            let objects = "select count(*) from pg_depend where refclassid = 'pg_namespace'::regclass and deptype = 'n'
                               and refobjid = 'public'::regnamespace
                               and (classid, objid) not in (select 'pg_extension'::regclass, oid from pg_extension)";
            assert_eq!(migrated.sql(objects), "0", "{}", app.name());
        }
        run(&migrated, &["migrate", "up"]).succeeds();
        assert_eq!(schema(&migrated), made, "{}", app.name());
        run(&migrated, &["migrate", "validate"]).succeeds();
        run(&pushed, &["generate", "nothing", "--dry-run"]).outcome();
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
