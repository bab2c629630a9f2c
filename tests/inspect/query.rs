//! A query of the user can only read.

use super::{inspect, json};
use crate::harness::{Bouncer, Database, hbm_db, server};

fn database(cluster: &'static crate::harness::Cluster) -> Database {
    let database = Database::new(cluster);
    database
        .sql("create table t (id int primary key, name text); insert into t values (1, 'one'), (2, 'two')");
    database
}

#[test]
fn every_statement_that_reads_is_run() {
    let database = database(server!());
    for (sql, says) in [
        ("select name from t where id = 2", "two"),
        ("  /* a */ -- b\n ((select 'x' || ';')); ", "x;"),
        ("values (1, 'a'), (2, 'b')", "2 rows"),
        ("table t", "one"),
        ("with q as (select 3 as three) table q", "three"),
        ("explain (costs off) select * from t", "Seq Scan on t"),
        ("explain (analyze, format json) select 1", "Execution Time"),
        ("show timezone", "UTC"),
        ("select $$a;b$$ as \"semi;colon\"", "semi;colon"),
    ] {
        inspect(&database, &["--sql", sql]).succeeds().says(says);
    }
    inspect(&database, &["--sql", "table t", "--limit", "1"]).succeeds().says("1 row, and there are more");
    assert_eq!(json(&database, &["--sql", "table t", "--limit", "2"])["more"], false);
    inspect(&database, &["--sql", "selekt 1"]).exits(4).says("SELEKT");
    inspect(&database, &["--sql", "select nam\nfrom t"])
        .exits(1)
        .says("line 1: select nam")
        .says("               ^");
    inspect(&database, &["--sql", "select 'a"]).exits(2).says("not closed");
    inspect(&database, &["--sql", ""]).exits(2).says("no statement");
    inspect(&database, &["--sql", "select $1"]).exits(1);
}

/// Names are looked up as the role and the database say.
#[test]
fn names_are_those_of_the_role() {
    let database = database(server!());
    database.sql(&format!(
        "create schema mine; create table mine.own (x int); create extension citext schema mine;
         alter database {} set search_path = mine, public",
        database.name
    ));
    inspect(&database, &["--sql", "select x from own, t"]).succeeds().says("0 rows");
    inspect(&database, &["--sql", "select 'a'::citext = 'A' as same"]).succeeds().says("t");
}

#[test]
fn nothing_is_written_whatever_is_tried() {
    let database = database(server!());
    let touched = std::env::temp_dir().join(format!("{}_touched", database.name));
    database.sql(
        "create function writes() returns int language plpgsql as 'begin insert into t values (9); return 1; end';
         create function sets() returns int language plpgsql as 'begin set transaction read write; insert into t values (9); return 1; end';
         create function tries() returns int language plpgsql as 'begin begin perform set_config(''transaction_read_only'', ''off'', true); insert into t values (9); exception when others then return 0; end; return 1; end';
         create procedure ends() language plpgsql as 'begin commit; end'; create sequence s",
    );
    let before = database.contents();
    let program = format!("copy t to program 'touch {}'", touched.display());
    let file = format!("copy t to '{}'", touched.display());
    for (sql, exit) in [
        ("select 1; select 2", 2),
        ("select 1; drop table t", 2),
        ("select 1; commit; drop table t", 2),
        ("commit", 4),
        ("rollback; drop table t", 2),
        ("set transaction read write", 4),
        ("begin", 4),
        ("set session characteristics as transaction read write", 4),
        ("insert into t values (3)", 4),
        ("drop table t", 4),
        ("do 'begin drop table t; end'", 4),
        ("call ends()", 4),
        (&program, 4),
        (&file, 4),
        ("prepare p as delete from t", 4),
        ("execute p", 4),
        ("declare c cursor for select 1", 4),
        ("lock table t", 4),
        ("with gone as (delete from t returning *) select * from gone", 4),
        ("explain analyze delete from t", 4),
        // In a read-only transaction the server would make it.
        ("explain analyze create table x as select 1", 4),
        ("explain analyze select 1 into x", 1),
        ("explain (costs off, analyze) (with a as (delete from t returning *) table a)", 4),
        ("explain (verbose) analyze select 1", 1),
        ("explain analyze execute p", 4),
        ("explain delete from t", 0),
        ("explain (analyze) select 1; drop table t", 2),
        ("select * into x from t", 1),
        ("select * from t for update", 4),
        ("select writes()", 4),
        ("select nextval('s')", 4),
        ("select setval('s', 9)", 4),
        ("select sets()", 4),
        ("select set_config('transaction_read_only', 'off', false), writes()", 4),
        ("select tries()", 0),
        ("select query_to_xml('delete from t', true, true, '')", 1),
        ("select 1) q; drop table t; --", 2),
    ] {
        let outcome = inspect(&database, &["--sql", sql]).exits(exit);
        assert!(!outcome.stderr.is_empty(), "{sql}");
    }
    assert_eq!(database.contents(), before);
    assert_eq!(database.sql("select last_value, is_called from s"), "1|f");
    assert!(!touched.exists());
    let open =
        "select count(*) from pg_stat_activity where datname = current_database() and state like 'idle in%'";
    assert_eq!(database.sql(open), "0");
}

#[test]
fn a_query_ends_with_its_time() {
    let database = database(server!());
    inspect(&database, &["--sql", "select pg_sleep(60)", "--timeout", "200ms"]).exits(1).says("--timeout 5m");
    inspect(&database, &["t", "--rows", "--where", "pg_sleep(60) is null", "--timeout", "200ms"])
        .exits(1)
        .says("--timeout 5m");
}

/// The transaction is one, so a pooler may give it any connection; nothing of it is left there.
#[test]
fn works_through_a_pooler_in_transaction_mode() {
    let database = database(server!());
    let Some(bouncer) = Bouncer::start(&database, "transaction") else { return };
    let url = bouncer.url(&database);
    let run = |arguments: &[&str]| hbm_db(&[&["inspect"], arguments].concat()).env("DATABASE_URL", &url);
    hbm_db(&["test", "--wait", "30s"]).env("DATABASE_URL", &url).succeeds();
    for _ in 0..2 {
        run(&[]).succeeds().says("t");
        run(&["t", "--rows", "--order", "name:desc"]).succeeds().says("2 rows");
        run(&["--sql", "select name from t"]).succeeds().says("one");
        run(&["--sql", "select name from x"]).exits(1);
    }
    let left = "select (select count(*) from pg_prepared_statements), current_setting('search_path')";
    run(&["--sql", left]).succeeds().says("\"$user\", public");
}

/// The embedded PostgreSQL knows both protocols, too.
#[test]
fn works_on_the_embedded_server() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = |arguments: &[&str]| {
        hbm_db(&[&["inspect", "--app", "kaygia"], arguments].concat()).within(folder.path())
    };
    hbm_db(&["reset", "--app", "kaygia"]).within(folder.path()).succeeds();
    run(&[]).succeeds().says("support_tickets");
    run(&["users"]).succeeds().says("users_pkey");
    run(&["users", "--rows", "--limit", "1"]).succeeds().says("the next page: --after");
    run(&["--sql", "select 1.10 as n"]).succeeds().says("1.10");
    run(&["--sql", "explain select 1"]).succeeds().says("Result");
    run(&["--sql", "select 1; select 2"]).exits(2);
    run(&["--sql", "with a as (delete from users returning *) table a"]).exits(4);
}
