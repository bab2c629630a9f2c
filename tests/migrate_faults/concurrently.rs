//! What `CONCURRENTLY` leaves when it is broken off.

use super::rig::{INVALID, Rig, STEPWISE};
use super::running::{Running, told};
use crate::harness::{Cluster, Fate, Holder, Proxy, server, until};
use std::sync::mpsc::channel;

const TABLE: &str = "create table stock (id int primary key, note text);
    insert into stock select n, n::text from generate_series(1, 100) n;
    create index old on stock (note)";

/// Waits for the end of every transaction that writes to the table.
const WRITER: &str = "lock table stock in row exclusive mode";

/// A transaction that only reads, and sees old rows.
const OLD_READER: &str = "set transaction isolation level repeatable read; select count(*) from stock";

/// A transaction that only has read.
const READER: &str = "lock table stock in access share mode";

/// A row that breaks a unique index.
const DUPLICATE: &str = "insert into stock values (101, '1')";

/// A migration with this statement in the middle.
fn rig(cluster: &'static Cluster, statement: &str) -> Rig {
    let middle =
        format!("{STEPWISE}create table before_it (id int);\n{statement};\ncreate table after_it (id int)");
    Rig::new(cluster, &[TABLE, &middle])
}

/// The same, with the table in the database, and the schema that the whole makes.
fn begun(cluster: &'static Cluster, statement: &str) -> (Rig, String) {
    let rig = rig(cluster, statement);
    rig.run(&["migrate", "up", "--steps", "1"]).succeeds();
    let undisturbed = rig.undisturbed();
    (rig, undisturbed)
}

/// Kills the statement while `holder` is in its way, expects these invalid indexes, and runs it again.
fn kill_and_run_again(statement: &str, holder: &str, left: &str) {
    let (rig, undisturbed) = begun(server!(), statement);
    let file = "select pg_relation_filenode(to_regclass('old'))";
    let before = rig.sql(file);
    let holder = Holder::new(&rig.database, holder);
    let run = Running::start(rig.up());
    until(left, || rig.sql(INVALID) == left);
    rig.until_waiting();
    run.kill();
    rig.is_left_alone();
    assert_eq!(rig.sql(INVALID), left);
    assert_eq!(rig.stopped_at(), "1 2");
    rig.run(&["migrate", "validate"]).exits(3).says("stopped after 1 of 3 statements, while statement 2");
    drop(holder);
    rig.up().succeeds().says("applied");
    rig.is_done(&undisturbed);
    if statement.starts_with("reindex") {
        assert_ne!(rig.sql(file), before, "it was not built again");
    }
}

#[test]
fn a_killed_create_index_is_dropped_and_built() {
    let create = "create index concurrently fresh on stock (note)";
    kill_and_run_again(create, WRITER, "fresh");
    kill_and_run_again(create, OLD_READER, "fresh");
    let quoted = r#"create index concurrently if not exists "Fresh; one" on public."stock" (note)"#;
    kill_and_run_again(quoted, WRITER, r#""Fresh; one""#);
}

/// It waits for an old transaction for as long as that takes, so somebody should know which.
#[test]
fn whom_it_waits_for_is_told() {
    let (rig, undisturbed) = begun(server!(), "create index concurrently fresh on stock (note)");
    let holder = Holder::new(&rig.database, OLD_READER);
    let mut run = Running::start(rig.up());
    run.hears("waiting for another session: ");
    run.hears("application holder");
    drop(holder);
    run.ends(0);
    rig.is_done(&undisturbed);
}

#[test]
fn a_killed_drop_index_is_finished() {
    kill_and_run_again("drop index concurrently old", READER, "old");
}

#[test]
fn a_killed_reindex_is_cleaned_up_and_repeated() {
    kill_and_run_again("reindex index concurrently old", WRITER, "old_ccnew");
    kill_and_run_again("reindex index concurrently old", READER, "old_ccold");
}

/// The index of a table's long values is broken as well, and is in no schema of the application.
#[test]
fn a_killed_reindex_of_a_table_leaves_nothing() {
    let cluster = server!();
    for (holder, suffix) in [(WRITER, "_ccnew"), (READER, "_ccold")] {
        let (rig, undisturbed) = begun(cluster, "reindex table concurrently stock");
        let holder = Holder::new(&rig.database, holder);
        let run = Running::start(rig.up());
        let left = format!(
            "select count(*) from pg_index where not indisvalid and indexrelid::regclass::text like '%{suffix}'"
        );
        until(suffix, || rig.sql(&left) == "3");
        rig.until_waiting();
        run.kill();
        rig.is_left_alone();
        drop(holder);
        rig.up().succeeds();
        rig.is_done(&undisturbed);
    }
}

/// A partition that is neither in nor out: the same statement again would be an error.
#[test]
fn a_killed_detach_is_finished() {
    let cluster = server!();
    let tables = "create table events (id int) partition by list (id);
        create table \"Old ones\" partition of events for values in (1)";
    let detach = "alter table public.events detach partition \"Old ones\" concurrently";
    let rig = Rig::new(cluster, &[tables, &format!("{STEPWISE}{detach}")]);
    rig.run(&["migrate", "up", "--steps", "1"]).succeeds();
    let undisturbed = rig.undisturbed();
    let holder = Holder::new(&rig.database, "lock table events in access share mode");
    let run = Running::start(rig.up());
    until("it has begun", || rig.sql("select inhdetachpending from pg_inherits") == "t");
    rig.until_waiting();
    run.kill();
    rig.is_left_alone();
    assert_eq!(rig.stopped_at(), "0 1");
    drop(holder);
    rig.up().succeeds().says("applied");
    rig.is_done(&undisturbed);
}

/// The server has finished it, and the program is killed before it can write that down.
#[test]
fn a_finished_statement_that_was_not_recorded_is_not_run_into() {
    let cluster = server!();
    for statement in [
        "create index concurrently fresh on stock (note)",
        "create unique index concurrently fresh on public.stock using btree (note)",
        "drop index concurrently old",
        "drop index concurrently public.old",
        "reindex index concurrently old",
        "vacuum stock",
    ] {
        let (rig, undisturbed) = begun(cluster, statement);
        let (held, news) = channel();
        let proxy = Proxy::start(cluster, move |question| {
            if !question.sql.contains("set reached = 2,") {
                return Fate::Answered;
            }
            let _ = held.send(());
            Fate::Held
        });
        let run = Running::start(rig.up().env("DATABASE_URL", &proxy.url(&rig.url())));
        told(&news);
        run.kill();
        rig.is_left_alone();
        assert_eq!(rig.stopped_at(), "1 2", "{statement}");
        assert_eq!(rig.sql(INVALID), "", "{statement}");
        let built = rig.sql("select to_regclass('fresh')::oid");
        rig.up().succeeds().says("applied");
        rig.is_done(&undisturbed);
        assert_eq!(rig.sql("select to_regclass('fresh')::oid"), built, "it was built once");
    }
}

/// Rows that break a unique index are an error once, and the index they left is no obstacle later.
#[test]
fn an_index_that_failed_is_built_when_its_rows_are_mended() {
    let (rig, undisturbed) = begun(server!(), "create unique index concurrently fresh on stock (note)");
    rig.sql(DUPLICATE);
    for _ in 0..2 {
        rig.up().exits(1).says("part2/up.sql:3").says("23505").says("run the command again");
        assert_eq!(rig.sql(INVALID), "fresh");
        assert_eq!(rig.stopped_at(), "1 2");
    }
    rig.run(&["migrate", "validate"]).exits(3).says("invalid index public.fresh of public.stock");
    rig.sql("delete from stock where id > 100");
    rig.up().succeeds();
    rig.is_done(&undisturbed);
}

/// For PostgreSQL an invalid index exists, so the statement alone would leave it as it is.
#[test]
fn if_not_exists_is_not_content_with_an_invalid_index() {
    let create = "create unique index concurrently if not exists fresh on stock (note)";
    let (rig, undisturbed) = begun(server!(), create);
    rig.sql(DUPLICATE);
    let by_hand = create.replace("if not exists ", "");
    let broken = rig.database.cluster.try_sql(&rig.database.name, &by_hand);
    assert!(broken.expect_err("two rows are alike").contains("could not create unique index"));
    assert_eq!(rig.sql(INVALID), "fresh");
    rig.sql("delete from stock where id > 100");
    rig.up().succeeds();
    rig.is_done(&undisturbed);
}
