//! A table that another session has locked against everybody: whoever reads the catalog ends in time and says who.

use crate::harness::{Cluster, Database, Holder, hbm_db, server};

const SCHEMA: &str = "create table t (id int primary key, a int default 1 + 1 check (a > 0));";

fn locked(cluster: &'static Cluster) -> (Database, Holder) {
    let database = Database::new(cluster);
    database.sql(SCHEMA);
    let holder = Holder::new(&database, "lock table t in access exclusive mode");
    (database, holder)
}

#[test]
fn push_and_diff_say_who() {
    let (database, holder) = locked(server!());
    let who = format!("locked by pid {}, user postgres, application holder", holder.pid());
    for arguments in [
        ["push", "--schema", "s.sql", "--yes", "--lock-timeout", "100ms"].as_slice(),
        &["push", "--schema", "s.sql", "--dry-run", "--lock-timeout", "100ms"],
        &["diff", "--schema", "s.sql"],
    ] {
        hbm_db(arguments).file("s.sql", SCHEMA).on(&database).exits(1).says(&who).says("--lock-timeout");
    }
    drop(holder);
    hbm_db(&["push", "--schema", "s.sql"]).file("s.sql", SCHEMA).on(&database).succeeds().says("no changes");
}

#[test]
fn status_says_who_and_goes_on() {
    let (database, holder) = locked(server!());
    let who = format!("locked by pid {}", holder.pid());
    hbm_db(&["status", "--app", "hbm"]).on(&database).succeeds().says(&who).says("locked\n");
    hbm_db(&["status", "--app", "hbm", "--check"]).on(&database).exits(3);
    hbm_db(&["inspect"]).on(&database).succeeds();
    hbm_db(&["inspect", "t", "--rows"]).on(&database).exits(1).says(&who);
}

/// What is counted before it is dropped is locked, and no row "does not allow it".
#[test]
fn counting_what_would_be_lost_says_who() {
    let database = Database::new(server!());
    database.sql("create table gone (id int); create table kept (id int)");
    let holder = Holder::new(&database, "lock table gone in access exclusive mode");
    hbm_db(&["push", "--schema", "s.sql", "--yes", "--lock-timeout", "100ms"])
        .file("s.sql", "create table kept (id int);")
        .on(&database)
        .exits(1)
        .says(&format!("locked by pid {}", holder.pid()))
        .says("cannot count what would be lost")
        .hides("the rows do not allow it");
}
