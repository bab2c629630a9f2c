//! Through pgbouncer.

use crate::harness::{Bouncer, Database, hbm_db, server};

#[test]
fn everything_works_in_session_mode() {
    let database = Database::new(server!());
    let Some(bouncer) = Bouncer::start(&database, "session") else { return };
    let run = |arguments: &[&str]| hbm_db(arguments).env("DATABASE_URL", &bouncer.url(&database));
    run(&["test", "--wait", "30s"]).succeeds().says("session mode");
    run(&["reset"]).succeeds();
    run(&["push"]).succeeds().says("no changes");
    run(&["seed"]).succeeds().says("nothing to seed");
    run(&["status", "--check"]).succeeds();
    run(&["flush"]).succeeds();
}

#[test]
fn transaction_mode_is_recognised_and_explained() {
    let database = Database::new(server!());
    let Some(bouncer) = Bouncer::start(&database, "transaction") else { return };
    let run = |arguments: &[&str]| hbm_db(arguments).env("DATABASE_URL", &bouncer.url(&database));
    run(&["test", "--wait", "30s"]).succeeds().says("transaction mode");
    for command in [&["reset"][..], &["push", "--yes"], &["seed"], &["flush"], &["mark", "test"]] {
        run(command)
            .exits(1)
            .says("a pooler in transaction mode")
            .says("direct URL")
            .says("pool_mode = session");
    }
    run(&["status"]).succeeds();
    for dry_run in [&["--dry-run"][..], &[]] {
        let arguments = [&["cleanup", "--app", "supover"], dry_run].concat();
        run(&arguments).exits(1).says("cleanup").says("a pooler in transaction mode");
    }
    assert_eq!(database.sql("select count(*) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())"), "0");
    assert_eq!(database.sql("select count(*) from pg_namespace where nspname = 'hbm_db'"), "0");
}
