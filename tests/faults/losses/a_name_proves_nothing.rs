//! A name proves nothing: what hbm-db made is known by a mark of its own.

use super::push;
use crate::harness::{Database, Fate, Proxy, hbm_db, server, until};
use std::sync::mpsc::channel;
use std::time::Duration;

/// Databases of others, however they are called.
#[test]
fn a_database_that_is_only_called_like_a_scratch_database_is_kept() {
    let database = Database::new(server!());
    let cluster = database.cluster;
    let names = [
        format!("hbm_db_scratch_1_important{}", std::process::id()),
        format!("hbm_db_scratch_1_{:012x}", std::process::id()),
    ];
    for name in &names {
        cluster.sql("postgres", &format!("create database {name}"));
        cluster.sql(name, "create table kept (id int); insert into kept values (1)");
        cluster.sql("postgres", &format!("comment on database {name} is 'made by hbm-db'"));
    }
    // Not in the cache of another test.
    push(&database, &format!("create table kept{} (id int);", std::process::id()), &[]).succeeds();
    for name in &names {
        assert_eq!(cluster.sql(name, "select count(*) from kept"), "1");
        cluster.sql("postgres", &format!("drop database {name}"));
    }
}

/// One that a killed process left is dropped by the next, when it is old.
#[test]
fn a_scratch_database_that_was_left_is_dropped_by_the_next() {
    let database = Database::new(server!());
    let cluster = database.cluster;
    let (there, news) = channel();
    let proxy = Proxy::start(cluster, move |question| match question.sql.strip_prefix("create database ") {
        Some(rest) => {
            let _ = there.send(rest.split(' ').next().unwrap_or_default().to_owned());
            Fate::Stalled
        }
        None => Fate::Answered,
    });
    // Not in the cache of another test.
    let schema = format!("create table t{} (id int);", std::process::id());
    let mut run = push(&database, &schema, &[]).env("DATABASE_URL", &proxy.url(&database.url()));
    let mut child = run.spawn();
    let name = news.recv_timeout(Duration::from_secs(60)).expect("it comes to that");
    let there = format!("select count(*) from pg_database where datname = '{name}'");
    until("the server made it", || cluster.sql("postgres", &there) == "1");
    child.kill().expect("it still runs");
    child.wait().expect("an end");
    let token = name.rsplit('_').next().expect("a token");
    let old = format!("hbm_db_scratch_1_{token}");
    cluster.sql("postgres", &format!("alter database {name} rename to {old}"));
    push(&database, &format!("{schema} -- again"), &[]).succeeds();
    let left = format!("select count(*) from pg_database where datname = '{old}'");
    assert_eq!(cluster.sql("postgres", &left), "0");
}

/// The checkpoint of another database whose name begins like this one's.
#[test]
fn a_checkpoint_of_another_database_is_none_of_this_one() {
    let database = Database::after(server!(), &["fresh"]);
    let cluster = database.cluster;
    let other = format!("{}_checkpoint_b", database.name);
    cluster.sql("postgres", &format!("create database {other}"));
    let url = database.url().replace(&database.name, &other);
    hbm_db(&["migrate", "checkpoint", "c"]).env("DATABASE_URL", &url).succeeds();
    hbm_db(&["migrate", "checkpoint"]).env("DATABASE_URL", &url).succeeds().says("c");
    hbm_db(&["migrate", "checkpoint"]).on(&database).succeeds().says("no checkpoints");
    let rollback = ["migrate", "rollback", "b_checkpoint_c", "--accept", "replace_database", "--no-input"];
    hbm_db(&rollback).on(&database).exits(2);
    hbm_db(&["migrate", "checkpoint", "c", "--drop"]).env("DATABASE_URL", &url).succeeds();
    cluster.sql("postgres", &format!("drop database {other}"));
}

/// Somebody else has a schema of our name.
#[test]
fn a_schema_of_our_name_that_another_made_is_not_taken() {
    let database = Database::new(server!());
    database.sql(
        "create schema hbm_db; create table hbm_db.settings (id int); insert into hbm_db.settings values (1)",
    );
    hbm_db(&["push", "--app", "hbm", "--yes"]).on(&database).exits(4).says("table hbm_db.settings");
    // Where nothing is to be written into it, it is in nobody's way.
    push(&database, "create table t (id int);", &[]).succeeds();
    assert_eq!(
        database.sql("select count(*) from pg_class where relnamespace = 'hbm_db'::regnamespace"),
        "1"
    );
}
