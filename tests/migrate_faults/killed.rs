//! A migration that is broken off between two of its statements: by `kill -9`, by a signal, and by the end of its
//! backend.

use super::rig::{GATE, Rig, STEPWISE, the_gate};
use super::running::Running;
use crate::harness::{Cluster, Holder, server};

/// Statements that make `made1`, `made2` …
const STATEMENTS: [&str; 5] = [
    "create table made1 (id int primary key, note text)",
    "create table made2 as select 1 as id",
    "create index made3 on made1 (note)",
    "create view made4 as select id from made1",
    "create table made5 (id int references made1)",
];

/// What was made of it.
const MADE: &str =
    r"select string_agg(relname, ' ' order by relname) from pg_class where relname ~ '^made\d$'";

/// What the first statements make.
fn made(count: usize) -> String {
    (1..=count).map(|number| format!("made{number}")).collect::<Vec<_>>().join(" ")
}

/// The statements with the gate after so many of them.
fn with_gate(after: usize) -> String {
    let (before, rest) = STATEMENTS.split_at(after);
    [before, &[GATE], rest].concat().join(";\n")
}

/// The same, each in a transaction of its own or in none.
fn stepwise_with_gate(after: usize) -> String {
    format!("{STEPWISE}{}", with_gate(after).replace("create index", "create index concurrently"))
}

/// A run that waits at the gate of this migration, in an empty database.
fn at_the_gate(rig: Rig, up: &str) -> (Rig, Holder, Running) {
    let rig = rig.with_ups(&[up]);
    let gate = the_gate(&rig);
    let run = Running::start(rig.up());
    rig.until_waiting();
    (rig, gate, run)
}

/// A rig, and the schema all of these migrations make.
fn rig(cluster: &'static Cluster) -> (Rig, String) {
    let rig = Rig::new(cluster, &[&with_gate(0)]);
    let undisturbed = rig.undisturbed();
    (rig, undisturbed)
}

#[test]
fn nothing_is_kept_of_a_transaction_that_was_killed_after_any_statement() {
    let (mut rig, undisturbed) = rig(server!());
    for after in 0..=STATEMENTS.len() {
        let (gate, run);
        (rig, gate, run) = at_the_gate(rig, &with_gate(after));
        run.kill();
        rig.is_left_alone();
        assert_eq!(rig.sql(MADE), "", "after {after}");
        assert!(!rig.has_ledger(), "after {after}");
        drop(gate);
        rig.up().succeeds().says("applied");
        rig.is_done(&undisturbed);
    }
}

#[test]
fn every_finished_statement_is_kept_of_a_stepwise_migration_that_was_killed() {
    let (mut rig, undisturbed) = rig(server!());
    for after in 0..=STATEMENTS.len() {
        let (gate, run);
        (rig, gate, run) = at_the_gate(rig, &stepwise_with_gate(after));
        run.kill();
        rig.is_left_alone();
        assert_eq!(rig.sql(MADE), made(after));
        assert_eq!(rig.stopped_at(), format!("{after} -"));
        assert!(!rig.has_ledger(), "after {after}");
        drop(gate);
        rig.up().succeeds().says("applied");
        rig.is_done(&undisturbed);
    }
}

/// `repair` goes on as `up` does.
#[test]
fn repair_finishes_a_killed_migration() {
    let (rig, undisturbed) = rig(server!());
    let (rig, gate, run) = at_the_gate(rig, &stepwise_with_gate(3));
    run.kill();
    rig.is_left_alone();
    rig.run(&["migrate", "validate"]).exits(3).says("stopped after 3 of 6 statements");
    drop(gate);
    rig.run(&["migrate", "repair", "--yes"]).succeeds();
    rig.is_done(&undisturbed);
    rig.run(&["migrate", "repair"]).succeeds().says("nothing to repair");
}

#[test]
fn a_signal_during_a_long_statement_rolls_it_back() {
    let (mut rig, undisturbed) = rig(server!());
    for signal in ["INT", "TERM", "HUP"] {
        for (up, kept) in [(with_gate(2), 0), (stepwise_with_gate(2), 2)] {
            let (gate, run);
            (rig, gate, run) = at_the_gate(rig, &up);
            run.signal(signal);
            run.ends(130).says("interrupted");
            rig.is_left_alone();
            assert_eq!(rig.sql(MADE), made(kept), "{signal}");
            drop(gate);
            rig.up().succeeds();
            rig.is_done(&undisturbed);
        }
    }
}

#[test]
fn the_end_of_the_backend_is_told_with_what_to_do() {
    let (mut rig, undisturbed) = rig(server!());
    for (up, kept) in [(with_gate(2), 0), (stepwise_with_gate(2), 2)] {
        let (gate, run);
        (rig, gate, run) = at_the_gate(rig, &up);
        let ended = rig.sql(&format!("select pg_terminate_backend({})", rig.until_waiting()));
        assert_eq!(ended, "t");
        run.ends(1).says("part1/up.sql:").says("57P01").says("run the command again");
        rig.is_left_alone();
        assert_eq!(rig.sql(MADE), made(kept));
        drop(gate);
        rig.up().succeeds();
        rig.is_done(&undisturbed);
    }
}
