//! Thousands of tables, as ratios in one run on one server: `cargo bench --bench size`.
//!
//! | work | against |
//! |---|---|
//! | `status` at 5 000 tables, whole process | `pg_dump -s` of the same database |
//! | `status` at 10 000 tables | itself at 5 000: twice as much is linear |
//! | `diff` of 5 000 tables to nothing, which counts the rows of each | `pg_dump -s` of the same database |
//! | `push` of 2 000 tables into an empty database, the schema known | one `psql -1` script with the same statements |
//! | `push` that renames 500 tables | one `psql -1` script with the same statements |

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

mod compare;
#[path = "../tests/harness/mod.rs"]
#[expect(dead_code, unused_imports, unused_macros, reason = "the tests use the rest of it")]
mod harness;

use compare::{compare, heading, run};
use harness::{Cluster, Database, hbm_db};
use std::fmt::Write;
use std::fs;
use std::time::{Duration, Instant};

/// How often each side runs; the two sides take turns, and the medians are compared.
const ROUNDS: usize = 5;

fn main() {
    let Some(cluster) = Cluster::get() else {
        println!("no PostgreSQL server was found");
        return;
    };
    heading();
    let (five, ten) = (large(cluster, 5000), large(cluster, 10_000));
    // What the application wants is elaborated by the first.
    status(&five);
    compare("status, 5 000 tables / pg_dump -s", 2.0, ROUNDS, || status(&five), || dump(&five));
    compare("status, 10 000 tables / 5 000", 2.5, ROUNDS, || status(&ten), || status(&five));
    compare("diff, 5 000 tables to nothing / pg_dump -s", 3.0, ROUNDS, || diff(&five), || dump(&five));
    let schema = narrow("t", 2000);
    compare(
        "push, 2 000 tables / psql -1",
        1.3,
        ROUNDS,
        || push(&Database::new(cluster), &schema, &[]),
        || psql(&Database::new(cluster), &schema),
    );
    let (old, new) = (narrow("old", 500), narrow("new", 500));
    let renames: Vec<String> = (0..500).flat_map(|n| ["--rename".into(), format!("old{n}=new{n}")]).collect();
    let statements: String = (0..500)
        .map(|n| {
            format!("alter table old{n} rename to new{n};\nalter index old{n}_pkey rename to new{n}_pkey;\n")
        })
        .collect();
    let before = || {
        let database = Database::new(cluster);
        database.sql(&old);
        database
    };
    compare(
        "push, 500 renames / psql -1",
        4.0,
        ROUNDS,
        || push(&before(), &new, &renames),
        || psql(&before(), &statements),
    );
}

/// A database with so many tables as applications have them, made in parts: a transaction has locks for a few hundred.
fn large(cluster: &'static Cluster, count: usize) -> Database {
    let database = Database::new(cluster);
    for first in (0..count).step_by(200) {
        let mut sql = String::new();
        for n in first..(first + 200).min(count) {
            writeln!(
                sql,
                "create table t{n} (id uuid primary key default gen_random_uuid(), a text unique, b int not null default 0 check (b >= 0), c timestamptz default now(), parent uuid references t{n});\ncreate index on t{n} (c);"
            )
            .expect("text");
        }
        database.sql(&sql);
    }
    database
}

/// Tables that take few locks.
fn narrow(prefix: &str, count: usize) -> String {
    (0..count).map(|n| format!("create table {prefix}{n} (id int primary key, a int);\n")).collect()
}

fn status(database: &Database) -> Duration {
    timed(hbm_db(&["status"]).env("DATABASE_URL", &database.socket_url()))
}

fn diff(database: &Database) -> Duration {
    let run = hbm_db(&["diff", "--schema", "s.sql"]).file("s.sql", "");
    timed(run.env("DATABASE_URL", &database.socket_url()))
}

fn push(database: &Database, schema: &str, more: &[String]) -> Duration {
    let mut arguments = vec!["push", "--schema", "s.sql", "--yes"];
    arguments.extend(more.iter().map(String::as_str));
    timed(hbm_db(&arguments).file("s.sql", schema).env("DATABASE_URL", &database.socket_url()))
}

fn timed(run: harness::Run) -> Duration {
    let start = Instant::now();
    run.succeeds();
    start.elapsed()
}

fn dump(database: &Database) -> Duration {
    run(database.cluster.client("pg_dump", &database.name).arg("-s"))
}

fn psql(database: &Database, script: &str) -> Duration {
    let file = database.cluster.folder.join("size.sql");
    fs::write(&file, script).expect("a script");
    let mut command = database.cluster.client("psql", &database.name);
    run(command.args(["-X1q", "-v", "ON_ERROR_STOP=1", "-f"]).arg(file))
}
