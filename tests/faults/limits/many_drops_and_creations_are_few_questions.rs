//! Hundreds of tables that go and hundreds that come, all of one form: those with names alike are asked about.

use crate::harness::{Database, hbm_db, server};
use std::fmt::Write;

fn tables(prefix: &str, count: usize) -> String {
    let mut sql = String::new();
    for n in 0..count {
        writeln!(sql, "create table {prefix}{n} (id int, a text);").expect("text");
    }
    sql
}

#[test]
fn questions_grow_with_the_tables_and_not_with_their_pairs() {
    const COUNT: usize = 300;
    let database = Database::new(server!());
    database.sql(&tables("t", COUNT));
    let told = hbm_db(&["push", "--schema", "s.sql", "--yes", "--no-input"])
        .file("s.sql", &tables("u", COUNT))
        .on(&database)
        .exits(2)
        .says("table t7 may be called u7 now: --rename t7=u7")
        .says("more pairs of the same form");
    let questions = told.stderr.matches("may be called").count();
    assert!((COUNT..=3 * COUNT).contains(&questions), "{questions}");
    // What nobody could mean by name is taken literally: it has no rows.
    hbm_db(&["diff", "--schema", "s.sql"])
        .file("s.sql", &tables("entirely_different_", COUNT))
        .on(&database)
        .succeeds()
        .says("90000 more pairs of the same form")
        .hides("may be called");
}

#[test]
fn few_of_them_are_asked_about_whatever_they_are_called() {
    let database = Database::new(server!());
    database.sql("create table users (id int, phone text)");
    hbm_db(&["push", "--schema", "s.sql", "--yes", "--no-input"])
        .file("s.sql", "create table users (id int, mobile text);")
        .on(&database)
        .exits(2)
        .says("--rename users.phone=mobile")
        .hides("more pairs");
}
