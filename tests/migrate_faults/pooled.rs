//! Migrations through pgbouncer.

use super::rig::{Rig, STEPWISE};
use crate::harness::{Bouncer, Cluster, client_program, hbm_db, server};
use std::process::Command;

/// Two migrations, the second without a transaction.
fn rig(cluster: &'static Cluster) -> Rig {
    let second = format!("{STEPWISE}create index concurrently made_note on made (note)");
    Rig::new(cluster, &["create table made (id int primary key, note text)", &second])
        .with_downs(&["drop table made", &format!("{STEPWISE}drop index concurrently made_note")])
}

#[test]
fn transaction_mode_is_refused_by_everything_that_writes() {
    let rig = rig(server!());
    let Some(bouncer) = Bouncer::start(&rig.database, "transaction") else { return };
    let url = bouncer.url(&rig.database);
    let run = |arguments: &[&str]| rig.with_files(hbm_db(arguments)).env("DATABASE_URL", &url);
    let refused = |arguments: &[&str]| {
        let before = rig.database.schema();
        run(arguments)
            .exits(1)
            .says("a pooler in transaction mode")
            .says("direct URL")
            .says("pool_mode = session");
        assert_eq!(rig.database.schema(), before, "{arguments:?}");
    };
    run(&["test", "--wait", "30s"]).succeeds().says("transaction mode");
    refused(&["migrate", "up"]);
    refused(&["migrate", "baseline", "part2"]);
    rig.up().succeeds();
    // Something to adopt.
    rig.sql("create index by_hand on made (note, id)");
    let name = rig.database.name.as_str();
    for arguments in [
        &["migrate", "up"][..],
        &["migrate", "down"],
        &["migrate", "redo"],
        &["migrate", "baseline", "part2"],
        &["migrate", "repair", "--yes"],
        &["migrate", "checkpoint", "before"],
        &["migrate", "rollback", "part1"],
        &["fresh", "--no-seed", "--confirm-database", name],
        &["drift", "adopt", "index_by_hand"],
    ] {
        refused(arguments);
    }
    run(&["migrate", "status"]).succeeds().says("part2");
    run(&["migrate", "status", "--check"]).succeeds();
    run(&["migrate", "validate"]).succeeds().says("2 migrations, all as they should be");
    rig.sql("drop index by_hand");
    drop(bouncer);
    rig.is_done(&rig.undisturbed());
}

#[test]
fn session_mode_is_as_good_as_the_server() {
    let rig = rig(server!());
    let Some(bouncer) = Bouncer::start(&rig.database, "session") else { return };
    let url = bouncer.url(&rig.database);
    let run = |arguments: &[&str]| rig.with_files(hbm_db(arguments)).env("DATABASE_URL", &url);
    run(&["test", "--wait", "30s"]).succeeds().says("session mode");
    run(&["migrate", "up"]).succeeds().says("applied");
    run(&["migrate", "redo"]).succeeds().says("undone");
    run(&["migrate", "down", "--all"]).succeeds().says("undone");
    assert_eq!(rig.sql("select to_regclass('made') is null"), "t");
    run(&["migrate", "up"]).succeeds().says("applied");
    run(&["migrate", "validate"]).succeeds();
    drop(bouncer);
    rig.is_done(&rig.undisturbed());
}

/// What a command sets would be set for the next client of the pooler, the application.
#[test]
fn a_pooled_connection_is_left_as_it_was() {
    let rig = rig(server!());
    rig.up().succeeds();
    let Some(bouncer) = Bouncer::start(&rig.database, "transaction") else { return };
    let url = bouncer.url(&rig.database);
    hbm_db(&["test", "--wait", "30s"]).env("DATABASE_URL", &url).succeeds();
    for (arguments, code) in [
        (&["status"][..], 0),
        (&["migrate", "status"], 0),
        (&["migrate", "validate"], 0),
        (&["migrate", "up"], 1),
    ] {
        rig.with_files(hbm_db(arguments)).env("DATABASE_URL", &url).exits(code);
        // What pgbouncer itself sets for a client is not listed.
        let settings = "select string_agg(name, ' ') from pg_settings where source = 'session'
            and name not in ('application_name', 'client_encoding', 'DateStyle', 'TimeZone', 'standard_conforming_strings')";
        let application = Command::new(client_program("psql"))
            .args(["-XAtq", &url, "-c", settings, "-c", "select count(*) from made"])
            .output()
            .expect("psql starts");
        let said = String::from_utf8_lossy(&application.stdout);
        let error = String::from_utf8_lossy(&application.stderr);
        assert_eq!(said, "\n0\n", "after {arguments:?}: {error}");
    }
}
