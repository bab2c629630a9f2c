//! Locks of others: another hbm-db, and transactions on the tables of a migration.

use super::rig::{GATE, Rig, STEPWISE, the_gate};
use super::running::Running;
use crate::harness::{Cluster, Holder, server, until};

/// What every hbm-db locks.
const OUR_LOCK: &str = "select pg_advisory_lock(1751280996, 0)";

#[test]
fn a_waiter_is_told_who_holds_the_lock() {
    let rig = Rig::new(server!(), &["create table made (id int)"]);
    let undisturbed = rig.undisturbed();
    let holder = Holder::new(&rig.database, OUR_LOCK);
    let who = format!("pid {}, user postgres, application holder", holder.pid());
    rig.run(&["migrate", "up", "--wait", "200ms"])
        .exits(1)
        .says("another hbm-db works on this database")
        .says(&who)
        .says("--wait")
        .hides("waiting for another hbm-db");
    assert!(!rig.has_ledger());
    let mut run = Running::start(rig.up());
    run.hears(&format!("waiting for another hbm-db: {who}"));
    drop(holder);
    run.ends(0).says("applied");
    rig.is_done(&undisturbed);
}

/// The lock of a killed run is free, although its statement would have gone on for ever.
#[test]
fn a_waiter_goes_on_with_what_a_killed_run_began() {
    let up = format!("{STEPWISE}create table made1 (id int);\n{GATE};\ncreate table made2 (id int)");
    let rig = Rig::new(server!(), &[&up]);
    let undisturbed = rig.undisturbed();
    let gate = the_gate(&rig);
    let first = Running::start(rig.up());
    let pid = rig.until_waiting();
    let mut second = Running::start(rig.up());
    second.hears(&format!("waiting for another hbm-db: pid {pid}"));
    first.kill();
    until("the second run comes to the gate", || rig.until_waiting() != pid);
    drop(gate);
    second.ends(0).says("applied");
    rig.is_done(&undisturbed);
}

/// A migration that counts how often it is tried: what a sequence gives is not rolled back.
fn counting(cluster: &'static Cluster, header: &str) -> (Rig, String) {
    let tables = "create table stock (id int); create sequence tries";
    let alters =
        format!("{header}do $$ begin perform nextval('tries'); alter table stock add more int; end $$");
    let rig = Rig::new(cluster, &[tables, &alters]);
    rig.run(&["migrate", "up", "--steps", "1"]).succeeds();
    let undisturbed = rig.undisturbed();
    (rig, undisturbed)
}

/// How often it was tried.
const TRIES: &str = "select case when is_called then last_value else 0 end from tries";

const READER: &str = "lock table stock in access share mode";

#[test]
fn a_migration_that_cannot_have_a_lock_is_tried_again() {
    let cluster = server!();
    for header in ["", STEPWISE] {
        let (rig, undisturbed) = counting(cluster, header);
        let holder = Holder::new(&rig.database, READER);
        let run = Running::start(rig.run(&["migrate", "up", "--lock-timeout", "200ms"]));
        until("two attempts fail", || rig.sql(TRIES) == "3");
        drop(holder);
        run.ends(0).says("applied");
        rig.is_done(&undisturbed);
    }
}

#[test]
fn after_five_attempts_the_holder_is_named_and_nothing_is_kept() {
    let cluster = server!();
    for header in ["", STEPWISE] {
        let (rig, undisturbed) = counting(cluster, header);
        let before = rig.database.schema();
        let holder = Holder::new(&rig.database, READER);
        let who = format!("locked by pid {}, user postgres, application holder", holder.pid());
        rig.run(&["migrate", "up", "--lock-timeout", "200ms"])
            .exits(1)
            .says("part2/up.sql:")
            .says("55P03")
            .says(&who);
        assert_eq!(rig.sql(TRIES), "5");
        assert_eq!(rig.database.schema(), before);
        assert_eq!(rig.sql("select count(*) from seaql_migrations"), "1");
        rig.is_left_alone();
        drop(holder);
        rig.up().succeeds();
        rig.is_done(&undisturbed);
    }
}
