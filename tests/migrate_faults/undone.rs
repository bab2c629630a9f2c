//! The undoing of migrations, killed at every message it sends.

use super::parts::{PARTS, in_parts};
use super::rig::{INVALID, Rig, STEPWISE};
use super::running::{Running, told};
use crate::harness::{Cluster, Fate, Proxy};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;

const DOWN: [&str; 5] = ["migrate", "down", "--all", "--lock-timeout", "60s"];

/// Two migrations; the second is undone statement by statement.
fn rig(cluster: &'static Cluster) -> Rig {
    let down = format!("{STEPWISE}drop index concurrently made3;\ndrop table made2");
    Rig::new(
        cluster,
        &["create table made1 (id int)", "create table made2 (id int); create index made3 on made2 (id)"],
    )
    .with_downs(&["drop table made1", &down])
}

/// The states on the way: what is there.
const STATES: [&str; 5] = ["made1 made2 made3", "made1 made2", "made1", "made1", ""];

/// What is there. An index that is not valid is not.
const STATE: &str = r"select string_agg(relname, ' ' order by relname) from pg_class
    where relname ~ '^made\d$' and not exists (select from pg_index where indexrelid = oid and not indisvalid)";

/// What the ledger says: the number of a state, and whether a statement was running.
fn recorded(rig: &Rig) -> (usize, bool) {
    let ledger = "select (select count(*) from seaql_migrations),
        (select reached from hbm_db.migrations where undoing and applied_at is null),
        (select running from hbm_db.migrations where undoing)";
    let ledger = match rig.database.cluster.try_sql(&rig.database.name, ledger) {
        Ok(ledger) => ledger,
        // At the end there is none.
        Err(_) => "0||".into(),
    };
    match ledger.split('|').collect::<Vec<_>>().as_slice() {
        ["2", "", ""] => (0, false),
        ["2", reached, running] => (reached.parse().expect("a number"), !running.is_empty()),
        ["1", "", ""] => (3, false),
        ["0", "", ""] => (4, false),
        _ => panic!("the ledger is {ledger}"),
    }
}

/// How many messages an undisturbed run sends.
fn messages(cluster: &'static Cluster, rig: &Rig) -> usize {
    let count = Arc::new(AtomicUsize::new(0));
    let last = count.clone();
    let proxy = Proxy::start(cluster, move |question| {
        last.store(question.number, Ordering::SeqCst);
        Fate::Answered
    });
    rig.up().succeeds();
    assert_eq!(recorded(rig), (0, false));
    rig.run(&DOWN).env("DATABASE_URL", &proxy.url(&rig.url())).succeeds();
    assert_eq!(rig.sql(STATE), "");
    count.load(Ordering::SeqCst)
}

in_parts! {
    an_undoing_that_is_killed_before_any_message_can_be_repeated: killed_at_every_message;
}

fn killed_at_every_message(cluster: &'static Cluster, part: usize) {
    let rig = rig(cluster);
    let count = messages(cluster, &rig);
    for cut in (part..=count).step_by(PARTS) {
        rig.up().succeeds();
        let (held, news) = channel();
        let proxy = Proxy::start(cluster, move |question| {
            if question.number != cut {
                return Fate::Answered;
            }
            let _ = held.send(());
            Fate::Held
        });
        let run = Running::start(rig.run(&DOWN).env("DATABASE_URL", &proxy.url(&rig.url())));
        told(&news);
        run.kill();
        rig.is_left_alone();
        let (number, running) = recorded(&rig);
        let state = rig.sql(STATE);
        assert!(
            state == STATES[number] || running && state == STATES[number + 1],
            "killed at {cut} of {count}: {state:?} at {number}, {running}"
        );
        if (1..3).contains(&number) || running {
            rig.run(&["migrate", "up"]).exits(1).says("go on where it stopped: hbm-db migrate down");
        }
        rig.run(&DOWN).succeeds();
        assert_eq!(rig.sql(STATE), "");
        assert_eq!(rig.sql(INVALID), "");
        assert_eq!(rig.sql("select count(*) from hbm_db.migrations"), "0");
        rig.is_left_alone();
    }
}
