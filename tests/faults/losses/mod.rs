//! Rows, objects, privileges and numbers that nobody named and that must not be lost.

mod a_name_proves_nothing;
mod a_schema_in_motion_is_read_again;
mod a_table_that_is_made_again_is_held;
mod flush_asks_after_its_locks;
mod flush_drops_cycles_of_its_own;
mod flush_looks_outside_whatever_there_is;
mod numbers_go_on;
mod rows_are_not_lost_unnamed;
mod satellites_are_put_back;
mod what_becomes_something_else_keeps_its_rows;

use crate::harness::{Database, Run, hbm_db};

/// How many sessions of the database wait for a lock.
const WAITING: &str = "select count(*) from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())";

/// Pushes a schema as it is written down, without anybody to ask.
fn push(database: &Database, schema: &str, flags: &[&str]) -> Run {
    let mut arguments = vec!["push", "--schema", "desired.sql", "--no-input", "--yes"];
    arguments.extend(flags);
    hbm_db(&arguments).file("desired.sql", schema).on(database)
}
