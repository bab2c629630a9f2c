//! Partitions whose time is over go as a whole.

use super::Shop;
use crate::harness::{Holder, until};
use serde_json::{Value, json};

const FILE: &str = "name: shop
schema: schema.sql
archive:
  old-events: {table: events, rows: at < now() - interval '1 year', along: []}
";

const SCHEMA: &str = "create type kind as enum ('in', 'out');
create table people (id int primary key);
create table events (id bigint not null, at timestamptz not null, kind kind not null default 'in', person int references people, primary key (id, at))
    partition by range (at);
";

/// A partition for each of the years before and after the condition's moment, with ten rows each.
fn events(default: bool) -> Option<Shop> {
    let shop = Shop::with(crate::harness::Cluster::get()?, FILE, SCHEMA);
    shop.database.sql("insert into people values (1)");
    // Years are counted from now, so that one lies across the moment.
    for (name, from, to) in
        [("three", -42, -30), ("two", -30, -18), ("across", -18, -6), ("now", -6, 6), ("next", 6, 18)]
    {
        shop.database.sql(&format!(
            "do $$ begin execute format('create table events_{name} partition of events for values from (%L) to (%L)',
                 date_trunc('month', now()) + interval '{from} months', date_trunc('month', now()) + interval '{to} months'); end $$;
             insert into events select {} + g, date_trunc('month', now()) + interval '{from} months' + g * interval '1 hour', 'out', 1 from generate_series(1, 10) g",
            1000 + from * 10
        ));
    }
    if default {
        shop.database.sql("create table events_rest partition of events default");
    }
    Some(shop)
}

macro_rules! events {
    ($default:expr) => {
        match events($default) {
            Some(shop) => shop,
            None => return crate::harness::skipped("no PostgreSQL server was found"),
        }
    };
}

fn partitions(shop: &Shop, table: &str) -> String {
    shop.database.sql(&format!(
        "select string_agg(inhrelid::regclass::text, ' ' order by inhrelid::regclass::text) from pg_inherits where inhparent = '{table}'::regclass"
    ))
}

fn went(report: &Value) -> Vec<(String, u64)> {
    let all = report["archives"][0]["partitions"].as_array().expect("partitions");
    all.iter()
        .map(|one| {
            (
                one["partition"].as_str().unwrap_or_default().to_owned(),
                one["rows"].as_u64().unwrap_or_default(),
            )
        })
        .collect()
}

/// What a run that has come to its end has made of it.
fn all_is_moved(shop: &Shop) {
    assert_eq!(partitions(shop, "archive.events"), "archive.events_three archive.events_two");
    assert_eq!(
        shop.database.sql("select count(*) || ' ' || count(distinct id) from archive.events"),
        "20 20"
    );
    assert_eq!(shop.database.sql("select count(*) || ' ' || count(distinct id) from public.events"), "30 30");
    // Nothing of the archive depends on tables of the application, or says what was going on.
    assert_eq!(shop.database.sql("select count(*) from pg_constraint where contype = 'f' and connamespace = 'archive'::regnamespace"), "0");
    assert_eq!(
        shop.database
            .sql("select count(*) from pg_description d where d.description like '%events to archive%'"),
        "0"
    );
}

#[test]
fn partitions_of_which_every_row_is_old_go_as_a_whole() {
    let shop = events!(false);
    let expected = vec![("public.events_three".to_owned(), 10), ("public.events_two".to_owned(), 10)];
    let counted = shop.archive(&["--dry-run"]);
    assert_eq!((went(&counted), &counted["rows"]), (expected.clone(), &json!(20)));
    let files = "select string_agg(relname || relfilenode, ' ' order by relname) from pg_class where relname in ('events_two', 'events_three')";
    let before = shop.database.sql(files);
    let done = shop.archive(&[]);
    // The rows of the one that lies across the moment wait for it.
    assert_eq!((went(&done), &done["archives"][0]["left"]), (expected, &json!(10)));
    // No row was written.
    assert_eq!(shop.database.sql(files), before);
    assert_eq!(partitions(&shop, "public.events"), "events_across events_next events_now");
    all_is_moved(&shop);
    assert_eq!(shop.archive(&[])["rows"], 0);
}

#[test]
fn a_table_with_a_default_partition_is_locked_for_a_moment() {
    let shop = events!(true);
    assert_eq!(shop.archive(&[])["rows"], 20);
    all_is_moved(&shop);
    assert_eq!(partitions(&shop, "public.events"), "events_across events_next events_now events_rest");
}

/// A condition about something else says nothing of a partition.
#[test]
fn a_condition_about_other_columns_moves_rows() {
    let shop = events!(false);
    shop.write("hbm-db.yaml", &FILE.replace("interval '1 year'", "interval '1 year' and kind = 'out'"));
    let done = shop.archive(&[]);
    assert_eq!((went(&done).len(), &done["archives"][0]["tables"][0]["rows"]), (0, &json!(30)));
    assert_eq!(
        partitions(&shop, "public.events"),
        "events_across events_next events_now events_three events_two"
    );
}

/// DETACH CONCURRENTLY waits for whoever reads the table, in the middle of its work.
#[test]
fn a_detach_that_was_killed_is_finished_by_the_next_run() {
    let shop = events!(false);
    let holder = Holder::new(&shop.database, "select count(*) from events");
    let mut child = shop.run(&["archive", "--lock-timeout", "60s"]).spawn();
    let pending = "select count(*) from pg_inherits where inhdetachpending";
    until("the detach waits", || shop.database.sql(pending) == "1");
    child.kill().expect("it is killed");
    child.wait().expect("it ends");
    let others = "select count(*) from pg_stat_activity where datname = current_database() and application_name = 'hbm-db'";
    until("its session is gone", || shop.database.sql(others) == "0");
    assert_eq!(shop.database.sql(pending), "1");
    drop(holder);
    assert_eq!(shop.archive(&["--lock-timeout", "30s"])["rows"], 20);
    all_is_moved(&shop);
}

#[test]
fn a_lock_that_cannot_be_had_is_told_and_the_next_run_goes_on() {
    let shop = events!(false);
    let holder = Holder::new(&shop.database, "select count(*) from events");
    shop.run(&["archive", "--lock-timeout", "300ms"])
        .exits(1)
        .says("cannot take public.events_three out of events");
    drop(holder);
    shop.archive(&[]);
    all_is_moved(&shop);
}

/// Between two statements a partition is in no table, and its comment says where it belongs.
#[test]
fn a_partition_that_was_detached_and_no_more_is_taken_by_the_next_run() {
    let shop = events!(false);
    shop.database.sql("comment on table events_three is 'of long ago'");
    shop.archive(&["--dry-run"]);
    // Something is in the way of what comes after the detach.
    shop.database.sql("create schema archive; create view archive.events as select 1 as one; comment on schema archive is 'hbm-db archive: by hand'");
    shop.run(&["archive"]).exits(1).says("is not a partitioned table");
    assert_eq!(partitions(&shop, "public.events"), "events_across events_next events_now events_two");
    assert_eq!(shop.database.sql("select count(*) from public.events_three"), "10");
    shop.database.sql("drop view archive.events");
    assert_eq!(shop.archive(&[])["rows"], 20);
    all_is_moved(&shop);
    assert_eq!(shop.database.sql("select obj_description('archive.events_three'::regclass)"), "of long ago");
}

#[test]
fn a_new_column_comes_into_partitions_of_before_as_well() {
    let shop = events!(false);
    shop.archive(&[]);
    shop.database.sql(
        "alter table events add column note text; alter table events drop column kind;
         update events set at = at where false;
         alter table events detach partition events_across; delete from events_across where at > now() - interval '400 days';
         do $$ begin execute format('alter table events attach partition events_across for values from (%L) to (%L)',
             date_trunc('month', now()) - interval '18 months', date_trunc('month', now()) - interval '14 months'); end $$",
    );
    assert_eq!(went(&shop.archive(&[])), [("public.events_across".to_owned(), 10)]);
    let columns = "select string_agg(attname, ' ' order by attnum) from pg_attribute where attrelid = 'archive.events'::regclass and attnum > 0";
    assert_eq!(shop.database.sql(columns), "id at kind person note");
    assert_eq!(shop.database.sql("select count(*) || ' ' || count(kind) from archive.events"), "30 20");
}
