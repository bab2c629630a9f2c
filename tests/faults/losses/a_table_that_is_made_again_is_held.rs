//! What another session commits while a table waits to be made again is in it afterwards, or nothing is changed.

use super::{WAITING, push};
use crate::harness::{Database, Holder, server, until};

const TABLE: &str = "create table t (a int not null, b text); insert into t values (1, 'x'), (2, 'y')";
const WANTED: &str =
    "create table t (a int not null, b text) partition by list (a); create table t1 partition of t default;";

/// Whether the push succeeds that waits for a session which does this.
fn beside(database: &Database, sql: &str) -> bool {
    database.sql(TABLE);
    let holder = Holder::new(database, sql);
    let mut run = push(database, WANTED, &["--lock-timeout", "60s"]);
    let child = run.spawn();
    until("the push waits for the table", || database.sql(WAITING) == "1");
    holder.commit();
    child.wait_with_output().expect("an end").status.success()
}

#[test]
fn rows_of_others_are_put_back() {
    for (sql, holds) in [
        ("insert into t values (7, 'late')", "select array_agg(a order by a) = '{1,2,7}' from t"),
        ("update t set b = 'late' where a = 1", "select b = 'late' from t where a = 1"),
        ("delete from t where a = 1", "select array_agg(a) = '{2}' from t"),
    ] {
        let database = Database::new(server!());
        assert!(beside(&database, sql), "{sql}");
        assert_eq!(database.sql(holds), "t", "{sql}");
        assert_eq!(database.sql("select relkind from pg_class where relname = 't'"), "p");
    }
}

#[test]
fn a_column_that_another_session_adds_is_not_lost() {
    let database = Database::new(server!());
    assert!(!beside(&database, "alter table t add column c int default 5"));
    assert_eq!(database.sql("select array_agg(c) = '{5,5}' from t"), "t");
}
