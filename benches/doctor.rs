//! What all probes of `doctor` cost with many tables, as ratios in one run on one server: `cargo bench --bench doctor`.
//!
//! | work | against |
//! |---|---|
//! | `doctor` at 5 000 tables, whole process | `pg_dump -s` of the same database |

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

mod compare;
#[path = "../tests/harness/mod.rs"]
#[expect(dead_code, unused_imports, unused_macros, reason = "the tests use the rest of it")]
mod harness;

use compare::{compare, heading, run};
use harness::{Cluster, Database, hbm_db};
use std::time::{Duration, Instant};

const TABLES: usize = 5000;

fn main() {
    // A transaction takes a lock on whatever it makes, and pg_dump on every table.
    let Some(cluster) = Cluster::with(&["-c", "max_locks_per_transaction=2048"]) else {
        println!("no PostgreSQL server was found");
        return;
    };
    let database = Database::new(cluster);
    database.sql(&schema());
    database.sql("vacuum analyze");
    heading();
    let what = format!("doctor, {TABLES} tables / pg_dump -s");
    compare(&what, 2.0, 7, || doctor(&database), || dump(&database));
}

/// Tables with a key, a serial column, an index, and a reference that has none.
fn schema() -> String {
    (0..TABLES)
        .map(|n| {
            format!(
                "create table t{n} (id bigint primary key generated always as identity, a text unique, b int not null default 0, c timestamptz default now(), parent bigint references t{n});\ncreate index on t{n} (c);\n"
            )
        })
        .collect()
}

fn doctor(database: &Database) -> Duration {
    let run = hbm_db(&["doctor", "--format", "json"]).env("DATABASE_URL", &database.socket_url());
    let start = Instant::now();
    let outcome = run.succeeds();
    let time = start.elapsed();
    assert!(outcome.stdout.contains("foreign_keys_without_index") && !outcome.stdout.contains("SQLSTATE"));
    time
}

fn dump(database: &Database) -> Duration {
    let mut command = database.cluster.client("pg_dump", &database.name);
    run(command.arg("-s"))
}
