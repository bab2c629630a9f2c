//! Rows, objects, privileges and numbers that nobody named and that must not be lost.

mod flush_circle;
mod flush_waits;
mod flush_without_schema;
mod not_modelled;
mod numbers;
mod rows;
mod satellites;

#[path = "../harness/mod.rs"]
#[expect(dead_code, unused_imports, reason = "the other tests use the rest of it")]
mod harness;

use harness::Database;

/// How many sessions of the database wait for a lock.
const WAITING: &str = "select count(*) from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())";

/// Pushes a schema as it is written down, without anybody to ask.
fn push(database: &Database, schema: &str, flags: &[&str]) -> harness::Run {
    let mut arguments = vec!["push", "--schema", "desired.sql", "--no-input", "--yes"];
    arguments.extend(flags);
    harness::hbm_db(&arguments).file("desired.sql", schema).on(database)
}
