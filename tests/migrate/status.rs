//! `migrate status` and `migrate validate` look, and change nothing.

use super::{ONE, THREE, TWO, three};
use crate::harness::server;

#[test]
fn says_where_each_migration_stands() {
    let project = three(server!());
    project.run(&["migrate", "status"]).succeeds().says(ONE).says("0 applied, 3 pending");
    project.run(&["migrate", "status", "--check"]).exits(3);
    project.run(&["migrate", "validate"]).succeeds().says("as they should be");
    assert!(project.is_untouched());
    project.run(&["migrate", "up", "--steps", "2"]).succeeds();
    let value = project.json(&["migrate", "status", "--check"], 3);
    assert_eq!(value["app"], "hbm");
    assert_eq!(value["ledger"], true);
    assert_eq!(value["place"], project.migrations().display().to_string());
    let one = &value["migrations"][0];
    assert_eq!(
        (&one["name"], &one["state"], &one["role"]),
        (&ONE.into(), &"applied".into(), &"postgres".into())
    );
    assert_eq!(one["tool_version"], env!("CARGO_PKG_VERSION"));
    assert!(one["milliseconds"].is_f64() && one["applied_at"].is_string());
    let three = &value["migrations"][2];
    assert_eq!((&three["name"], &three["state"]), (&THREE.into(), &"pending".into()));
    assert!(three["applied_at"].is_null() && three["milliseconds"].is_null());
    assert_eq!(value["findings"], serde_json::json!([]));
    project.run(&["migrate", "up"]).succeeds();
    project.run(&["migrate", "status", "--check"]).succeeds().says("3 applied, 0 pending");
    project.run(&["status"]).succeeds().says("migrations   3 applied, 0 pending");
}

/// A session that may not write at all: whatever they look at, they only read it.
#[test]
fn they_only_read() {
    let project = three(server!());
    let reader = project.role("reader", "");
    project.sql(&format!("alter role {reader} set default_transaction_read_only = on"));
    let look = |check: i32, up: i32| {
        project.run_as(&reader, &["migrate", "status"]).succeeds();
        project.run_as(&reader, &["migrate", "status", "--check"]).exits(check);
        project.run_as(&reader, &["migrate", "up", "--dry-run"]).exits(up);
    };
    look(3, 0);
    assert!(project.is_untouched());
    project.run(&["migrate", "up"]).succeeds();
    project.sql(&format!(
        "grant select on seaql_migrations to {reader}; grant usage on schema hbm_db to {reader};
         grant select on hbm_db.migrations to {reader}"
    ));
    let before = project.state();
    look(0, 0);
    project.run_as(&reader, &["migrate", "status"]).succeeds().says("3 applied, 0 pending").says("postgres");
    project.run_as(&reader, &["migrate", "validate"]).succeeds().says("as they should be");
    project.run_as(&reader, &["migrate", "checkpoint"]).succeeds().says("no checkpoints");
    project.run_as(&reader, &["migrate", "up"]).succeeds().says("nothing to do");
    project.write(TWO, "up.sql", "create table two (id bigint);");
    look(3, 1);
    project.run_as(&reader, &["migrate", "validate"]).exits(3).says("edited");
    assert_eq!(project.state(), before);
    project.drop_role(&reader);
}

/// What cannot be read is not taken for what is not there.
#[test]
fn a_hidden_ledger_is_said_to_be_hidden() {
    let project = three(server!());
    project.run(&["migrate", "up"]).succeeds();
    let guest = project.role("guest", "");
    project
        .run_as(&guest, &["migrate", "status", "--app", "hbm"])
        .succeeds()
        .says("there is a ledger, public.seaql_migrations, and this role may not read it")
        .says("0 applied, 0 pending, 3 unknown");
    project.run_as(&guest, &["migrate", "status", "--check", "--app", "hbm"]).exits(3);
    for command in [&["migrate", "validate"][..], &["migrate", "up"], &["migrate", "baseline", "one"]] {
        project
            .run_as(&guest, &[command, &["--app", "hbm"]].concat())
            .exits(1)
            .says(&format!("the role {guest} may not read it"))
            .says("GRANT SELECT");
    }
    // Who only looks needs no more than that.
    project
        .run_as(&guest, &["migrate", "validate", "--app", "hbm"])
        .exits(1)
        .says("GRANT SELECT ON public.seaql_migrations")
        .hides("INSERT");
    // What is hidden may say that the database is production.
    project
        .run_as(&guest, &["migrate", "down", "--app", "hbm"])
        .exits(4)
        .says("this role may not read it")
        .says("SELECT ON hbm_db.environment");
    project.drop_role(&guest);
}

/// A role that may read the ledger and not what else is known cannot know that nothing was edited.
#[test]
fn hidden_checksums_are_said_to_be_hidden() {
    let project = three(server!());
    project.run(&["migrate", "up"]).succeeds();
    let guest = project.role("guest", "");
    project.sql(&format!("grant select on seaql_migrations to {guest}"));
    project.write(TWO, "up.sql", "create table two (id bigint);");
    project.run_as(&guest, &["migrate", "status"]).succeeds().says("may not read hbm_db.migrations");
    project.run_as(&guest, &["migrate", "validate"]).exits(1).says("hbm_db.migrations").says("GRANT");
    project.drop_role(&guest);
}

#[test]
fn without_migrations_it_says_how_to_write_the_first() {
    let project = super::Project::new(server!());
    project.run(&["migrate", "status"]).succeeds().says("hbm has no migrations").says("hbm-db generate");
    project.run(&["migrate", "status", "--check"]).succeeds();
    for command in [&["migrate", "up"][..], &["migrate", "down"], &["migrate", "down", "--all"]] {
        project.run(command).succeeds().says("nothing to do");
    }
    project.run(&["migrate", "up", "--to", "one"]).exits(2).says("hbm has no migrations");
    assert!(project.is_untouched());
}

/// The files in the folder count; without a folder those in the program.
#[cfg(feature = "apps")]
#[test]
fn without_a_folder_the_programs_own_files_count() {
    let project = three(server!());
    std::fs::remove_dir_all(project.path().join("migration")).expect("a folder");
    let value = project.json(&["migrate", "status"], 0);
    assert_eq!(value["place"], "the binary");
    let names: Vec<&str> = migration::HBM.dirs().filter_map(|folder| folder.path().to_str()).collect();
    assert_eq!(value["migrations"][0]["name"], names[0]);
    project.run(&["generate", "more", "--empty"]).exits(2).says("would be hidden").says("project's folder");
}
