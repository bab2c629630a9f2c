//! A plan whose transaction takes more locks than the server has room for.

use crate::harness::{Database, hbm_db, server};
use std::fmt::Write;

/// Sequences are the smallest relations, and take a lock each.
fn sequences(count: usize) -> String {
    let mut sql = String::new();
    for n in 0..count {
        writeln!(sql, "create sequence s{n};").expect("text");
    }
    sql
}

#[test]
fn the_number_and_the_setting_are_told_and_nothing_stays_behind() {
    // The test cluster has room for about 13 600.
    const COUNT: usize = 14_500;
    let cluster = server!();
    let database = Database::new(cluster);
    // Its own role, so that a scratch database that stays can be told from those of other tests.
    let role = format!("locks_{}", std::process::id());
    cluster.sql("postgres", &format!("create role {role} login superuser password 'x'"));
    hbm_db(&["push", "--schema", "s.sql", "--yes"])
        .file("s.sql", &sequences(COUNT))
        .env("DATABASE_URL", &database.url_of(&role, "x"))
        .exits(1)
        .says("this takes about 14500 locks in one transaction")
        .says("ALTER SYSTEM SET max_locks_per_transaction =");
    assert_eq!(database.sql("select count(*) from pg_class where relkind = 'S'"), "0");
    let left = format!("select count(*) from pg_database where datdba = '{role}'::regrole");
    assert_eq!(cluster.sql("postgres", &left), "0");
    drop(database);
    cluster.sql("postgres", &format!("drop role {role}"));
}

/// A script of many statements is run in parts, and an error of a later part is found at its line.
#[test]
fn an_error_in_a_long_script_has_its_line() {
    let database = Database::new(server!());
    let script = format!("{}-- the wrong one\ncreate table t (id nothing);\n", sequences(250));
    hbm_db(&["diff", "--schema", "s.sql"])
        .file("s.sql", &script)
        .on(&database)
        .exits(1)
        .says("line 252, column 20");
    // One with transactions of its own is run as it is.
    let script = format!("begin;\n{}commit;\n", sequences(250));
    hbm_db(&["diff", "--schema", "s.sql"]).file("s.sql", &script).on(&database).succeeds().says("s249");
}
