//! Values that change their meaning, and rows that a crash would empty, are asked for.

use super::push;
use crate::harness::{Database, server};

#[test]
fn a_time_without_a_zone_that_gets_one_is_asked_for() {
    for (domain, old, new, value) in [
        ("", "timestamp[]", "timestamptz[]", "'{2026-01-01 10:00}'"),
        ("", "timestamp(3)", "timestamptz(3)", "'2026-01-01 10:00'"),
        ("", "date", "timestamptz", "'2026-01-01'"),
        ("", "date[]", "timestamptz[]", "'{2026-01-01}'"),
        ("", "timestamptz", "date", "'2026-01-01 00:00+00'"),
        ("", "time", "timetz", "'10:00'"),
        ("create domain moment as timestamp;", "moment", "timestamptz", "'2026-01-01 10:00'"),
        ("create domain moment as timestamptz;", "timestamp", "moment", "'2026-01-01 10:00'"),
        (
            "create domain below as date; create domain moment as below;",
            "moment[]",
            "timestamptz[]",
            "'{2026-01-01}'",
        ),
    ] {
        let database = Database::new(server!());
        database.sql(&format!("{domain} create table t (at {old}); insert into t values ({value})"));
        let wanted = format!("{domain} create table t (at {new});");
        push(&database, &wanted, &[]).exits(4).says("change_type t.at, 1 values, taken as UTC");
        push(&database, &wanted, &["--accept", "change_type:t.at"]).succeeds();
    }
}

#[test]
fn a_table_with_rows_that_leaves_the_log_is_asked_for() {
    let database = Database::new(server!());
    database.sql("create table t (id int); insert into t values (1)");
    let wanted = "create unlogged table t (id int);";
    push(&database, wanted, &[]).exits(4).says("set_unlogged t, 1 rows");
    assert_eq!(database.sql("select relpersistence from pg_class where relname = 't'"), "p");
    push(&database, wanted, &["--accept", "set_unlogged:t"]).succeeds();
}

#[test]
fn types_without_a_cast_keep_what_has_a_text_in_both() {
    let database = Database::new(server!());
    database.sql("create table t (a json, b uuid); insert into t values ('5', null)");
    push(&database, "create table t (a int, b bigint);", &[]).succeeds();
    assert_eq!(database.sql("select a, b is null from t"), "5|t");
}
