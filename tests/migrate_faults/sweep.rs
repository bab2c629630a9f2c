//! A run that is broken off at every message it sends.

use super::parts::{PARTS, in_parts};
use super::rig::{Rig, STEPWISE};
use super::running::{Running, told};
use crate::harness::{Cluster, Fate, Proxy};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;

/// Three migrations; the one in the middle runs statement by statement.
fn rig(cluster: &'static Cluster) -> Rig {
    let stepwise = format!(
        "{STEPWISE}create table made2 (id int);
         create index concurrently made3 on made1 (what);
         insert into made1 values ('2');
         reindex index concurrently made3;
         drop index concurrently made3"
    );
    Rig::new(
        cluster,
        &[
            "create table made1 (what text); insert into made1 values ('1')",
            &stepwise,
            "create table made4 (id int); insert into made1 values ('3')",
        ],
    )
}

/// The states on the way: what is there, the rows, and how many statements have been recorded.
const STATES: [&str; 8] = [
    "",
    "made1: 1",
    "made1 made2: 1",
    "made1 made2 made3: 1",
    "made1 made2 made3: 1 2",
    "made1 made2 made3: 1 2",
    "made1 made2: 1 2",
    "made1 made2 made4: 1 2 3",
];

/// What is there. An index that is not valid is not.
fn state(rig: &Rig) -> String {
    let made = r"select string_agg(relname, ' ' order by relname) from pg_class
        where relname ~ '^made\d$' and not exists (select from pg_index where indexrelid = oid and not indisvalid)";
    let made = rig.sql(made);
    if made.is_empty() {
        return made;
    }
    format!("{made}: {}", rig.sql("select string_agg(what, ' ' order by what) from made1"))
}

/// What the ledger says: the number of a state, and whether a statement was running.
fn recorded(rig: &Rig) -> (usize, bool) {
    let ledger = "select (select count(*) from seaql_migrations),
        (select reached from hbm_db.migrations where applied_at is null),
        (select running from hbm_db.migrations where applied_at is null)";
    // In the beginning there is none.
    let ledger = rig.database.cluster.try_sql(&rig.database.name, ledger).unwrap_or_else(|_| "0||".into());
    match ledger.split('|').collect::<Vec<_>>().as_slice() {
        ["0", "", ""] => (0, false),
        ["1", "", ""] => (1, false),
        ["1", reached, running] => (1 + reached.parse::<usize>().expect("a number"), !running.is_empty()),
        ["2", "", ""] => (6, false),
        ["3", "", ""] => (7, false),
        _ => panic!("the ledger is {ledger}"),
    }
}

/// The ledger is right, or a statement was running whose end it cannot know.
fn agrees(rig: &Rig, what: &str) {
    let (number, running) = recorded(rig);
    let state = state(rig);
    let next = STATES.get(number + 1).filter(|_| running);
    assert!(
        state == STATES[number] || next == Some(&state.as_str()),
        "{what}: {state:?} at {number}, {running}"
    );
}

/// How many messages an undisturbed run sends, and its schema.
fn undisturbed(cluster: &'static Cluster) -> (usize, String) {
    let rig = rig(cluster);
    let count = Arc::new(AtomicUsize::new(0));
    let last = count.clone();
    let proxy = Proxy::start(cluster, move |question| {
        last.store(question.number, Ordering::SeqCst);
        Fate::Answered
    });
    rig.up().env("DATABASE_URL", &proxy.url(&rig.url())).succeeds();
    assert_eq!(recorded(&rig), (7, false));
    agrees(&rig, "at the end");
    (count.load(Ordering::SeqCst), rig.database.schema())
}

in_parts! {
    a_run_that_is_killed_before_any_message_can_be_repeated: killed_at_every_message;
    a_run_that_gets_no_answer_to_any_message_can_be_repeated: unanswered_at_every_message;
    a_run_whose_connection_breaks_before_any_message_can_be_repeated: refused_at_every_message;
}

fn killed_at_every_message(cluster: &'static Cluster, part: usize) {
    let (count, undisturbed) = undisturbed(cluster);
    let rig = rig(cluster);
    for cut in (part..=count).step_by(PARTS) {
        rig.empty();
        let (held, news) = channel();
        let proxy = Proxy::start(cluster, move |question| {
            if question.number != cut {
                return Fate::Answered;
            }
            let _ = held.send(());
            Fate::Held
        });
        let run = Running::start(rig.up().env("DATABASE_URL", &proxy.url(&rig.url())));
        told(&news);
        run.kill();
        rig.is_left_alone();
        ends_well(&rig, &format!("killed at {cut} of {count}"), &undisturbed);
    }
}

fn unanswered_at_every_message(cluster: &'static Cluster, part: usize) {
    breaks_at_every_message(cluster, part, Fate::Unanswered);
}

fn refused_at_every_message(cluster: &'static Cluster, part: usize) {
    breaks_at_every_message(cluster, part, Fate::Refused);
}

fn breaks_at_every_message(cluster: &'static Cluster, part: usize, fate: Fate) {
    let (count, undisturbed) = undisturbed(cluster);
    let rig = rig(cluster);
    for cut in (part..=count).step_by(PARTS) {
        rig.empty();
        let proxy =
            Proxy::start(cluster, move |question| if question.number == cut { fate } else { Fate::Answered });
        let outcome = Running::start(rig.up().env("DATABASE_URL", &proxy.url(&rig.url()))).end();
        let what = format!("{fate:?} at {cut} of {count}, exit {}: {}", outcome.code, outcome.stderr);
        match outcome.code {
            0 => assert_eq!(recorded(&rig), (7, false), "{what}"),
            5 => assert!(outcome.stderr.contains("hint: "), "{what}"),
            _ => panic!("{what}"),
        }
        rig.is_left_alone();
        ends_well(&rig, &what, &undisturbed);
    }
}

/// The ledger agrees with the catalog, and another run ends as one that nobody disturbed.
fn ends_well(rig: &Rig, what: &str, undisturbed: &str) {
    agrees(rig, what);
    rig.up().succeeds();
    assert_eq!(state(rig), STATES[7], "{what}");
    rig.is_done(undisturbed);
}
