//! A value of many megabytes is cut before it is sent, and a query has its time and no more.

use crate::harness::{Database, hbm_db, server};

#[test]
fn a_large_value_is_cut_with_a_note() {
    let database = Database::new(server!());
    let sql = "select 1 as a, repeat('x', 30000000) as a, null::text as b, true as c, '{1}'::int[] as d";
    for shape in ["csv", "vertical"] {
        let told = hbm_db(&["inspect", "--sql", sql, "--as", shape]).on(&database).succeeds();
        assert!(told.stdout.len() < 2_000_000, "{} bytes", told.stdout.len());
    }
    let told = hbm_db(&["inspect", "--sql", sql, "--as", "csv"]).on(&database).succeeds();
    let end = &told.stdout[told.stdout.len() - 60..];
    assert!(end.contains(" ... (30000000 bytes, cut)\",,t,{1}"), "{end}");
    // What is short is as it was.
    hbm_db(&[
        "inspect",
        "--sql",
        "select 'a' || chr(10) as a, '{}'::jsonb as b, null as c limit 1",
        "--format",
        "json",
    ])
    .on(&database)
    .succeeds()
    .says("\"type\": \"jsonb\"")
    .says("\"a\": \"a\\n\"");
    database.sql(
        "create table t (id int primary key, body text); insert into t values (1, repeat('y', 3000000))",
    );
    let told = hbm_db(&["inspect", "t", "--rows", "--as", "csv"]).on(&database).succeeds();
    assert!(told.stdout.len() < 2_000_000);
    let told = hbm_db(&["inspect", "t", "--rows", "--as", "csv", "--full"]).on(&database).succeeds();
    assert!(told.stdout.len() > 3_000_000);
}

#[test]
fn many_large_values_are_refused_or_limited() {
    let database = Database::new(server!());
    let sql = "select repeat('x', 1000000) from generate_series(1, 1000)";
    hbm_db(&["inspect", "--sql", sql]).on(&database).exits(1).says("more than 256 MB").says("--limit");
    hbm_db(&["inspect", "--sql", sql, "--limit", "2", "--as", "csv"]).on(&database).succeeds();
}

#[test]
fn the_time_is_the_whole_time() {
    let database = Database::new(server!());
    // Each row takes less, and all of them together more.
    let sql = "select pg_sleep(0.4) from generate_series(1, 1000)";
    hbm_db(&["inspect", "--sql", sql, "--timeout", "1s"]).on(&database).exits(1).says("--timeout");
}
