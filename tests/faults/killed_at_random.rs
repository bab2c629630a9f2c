//! A command that is killed at a random message leaves a database that `status` can tell about, and that the same command
//! finishes.
//!
//! `HBM_DB_ATTACK=SEED..SEED` chooses how often, 0..20 if not given.

use super::mutated_inputs_are_errors::numbers;
use crate::harness::{Database, Fate, Proxy, Random, hbm_db, server, until};
use std::process::ExitStatus;
use std::sync::mpsc::channel;

/// What is killed, and what then goes on with it.
const COMMANDS: &[(&[&str], &[&str])] = &[
    (&["reset"], &["reset"]),
    (&["push", "--yes"], &["push", "--yes"]),
    (&["migrate", "up"], &["migrate", "up"]),
    (&["fresh"], &["fresh"]),
    (&["seed"], &["seed"]),
    (&["seed", "--undo", "--all"], &["seed", "--undo", "--all"]),
    (&["flush"], &["flush"]),
    (&["migrate", "checkpoint", "before"], &["migrate", "checkpoint"]),
    (&["mark", "development", "--app", "hbm"], &["mark", "development", "--app", "hbm"]),
];

#[test]
fn what_is_killed_can_be_repeated() {
    let cluster = server!();
    for number in numbers() {
        let mut random = Random::new(number);
        let (command, again) = COMMANDS[random.below(COMMANDS.len())];
        let database = match command {
            ["push", ..] => {
                let database = Database::new(cluster);
                hbm_db(&["mark", "development", "--app", "hbm"]).on(&database).succeeds();
                database
            }
            ["migrate", "up"] => Database::after(cluster, &["mark", "development", "--app", "hbm"]),
            ["fresh"] => Database::after(cluster, &["fresh", "--no-seed"]),
            _ => Database::after(cluster, &["reset"]),
        };
        let what = format!("{number}: {command:?}");
        let ended = killed(command, &database, &mut random);
        let left = format!(
            "select count(*) from pg_stat_activity where datname = '{}' and application_name = 'hbm-db'",
            database.name
        );
        until(format_args!("no session is left: {what}"), || cluster.sql("postgres", &left) == "0");
        let status = hbm_db(&["status"]).on(&database).outcome();
        assert_eq!(status.code, 0, "{what}, {ended}: {}", status.stderr);
        let repeated = hbm_db(again).on(&database).outcome();
        assert_eq!(repeated.code, 0, "{what}, {ended}: {}", repeated.stderr);
        if matches!(command, ["reset"] | ["push", ..] | ["fresh"] | ["migrate", "up"]) {
            hbm_db(&["push"]).on(&database).succeeds().says("no changes");
        }
        drop_checkpoints(&database);
    }
}

/// Runs it, and kills it before one of its messages to the server, or while the server works on it. Where it has fewer, it
/// ends by itself.
fn killed(command: &[&str], database: &Database, random: &mut Random) -> ExitStatus {
    let cut = random.between(1, 40);
    let fate = if random.chance(50) { Fate::Held } else { Fate::Stalled };
    let (there, news) = channel();
    let proxy = Proxy::start(database.cluster, move |question| {
        if question.number != cut {
            return Fate::Answered;
        }
        let _ = there.send(());
        fate
    });
    let mut run = hbm_db(command).env("DATABASE_URL", &proxy.url(&database.url()));
    let mut child = run.spawn();
    until(format_args!("{command:?} comes to {cut} or ends"), || {
        news.try_recv().is_ok() || child.try_wait().expect("a process").is_some()
    });
    // It may have ended by itself.
    let _ = child.kill();
    child.wait().expect("an end")
}

/// Copies that a checkpoint made are listed, and so can be dropped.
fn drop_checkpoints(database: &Database) {
    let list = hbm_db(&["migrate", "checkpoint", "--format", "json"]).on(database).succeeds();
    let list: serde_json::Value = serde_json::from_str(&list.stdout).expect("JSON");
    for checkpoint in list["checkpoints"].as_array().expect("a list") {
        let name = checkpoint["name"].as_str().expect("a name");
        hbm_db(&["migrate", "checkpoint", name, "--drop"]).on(database).succeeds();
    }
    let copies = format!("select count(*) from pg_database where datname like '{}\\_%'", database.name);
    assert_eq!(database.cluster.sql("postgres", &copies), "0", "a copy that nobody lists");
}
