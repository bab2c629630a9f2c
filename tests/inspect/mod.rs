//! `inspect` shows everything and writes nothing.

mod details;
mod erd;
mod objects;
mod query;
mod rows;
mod tables;
mod values;

use crate::harness::{Database, Outcome, Run, hbm_db};

/// `inspect` with these arguments.
fn inspect(database: &Database, arguments: &[&str]) -> Run {
    let all = [&["inspect"], arguments].concat();
    hbm_db(&all).on(database)
}

/// The result as JSON.
#[track_caller]
fn json(database: &Database, arguments: &[&str]) -> serde_json::Value {
    let all = [arguments, &["--format", "json"]].concat();
    parsed(&inspect(database, &all).succeeds())
}

#[track_caller]
fn parsed(outcome: &Outcome) -> serde_json::Value {
    serde_json::from_str(&outcome.stdout).unwrap_or_else(|error| panic!("{error}: {}", outcome.stdout))
}
