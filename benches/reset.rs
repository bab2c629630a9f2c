//! Speed as ratios, in one run on one server: `cargo bench --bench reset`.
//!
//! | work | against |
//! |---|---|
//! | `reset` of HBM, warm | one `psql -1` script with the same statements, taken from the server's log |
//! | `push` with nothing to do, whole process | `pg_dump -s` of the same database |
//! | the same with 1 000 tables | itself with 100 tables |
//! | `--version` | `psql --version` |

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

mod compare;
#[path = "../tests/harness/mod.rs"]
#[expect(dead_code, unused_imports, unused_macros, reason = "the tests use the rest of it")]
mod harness;

use compare::{compare, heading, run};
use harness::{Cluster, Database, client_program, hbm_db};
use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

/// How often each side runs; the two sides take turns, and the medians are compared.
const ROUNDS: usize = 21;

fn main() {
    let Some(cluster) = Cluster::get() else {
        println!("no PostgreSQL server was found");
        return;
    };
    let database = Database::new(cluster);
    hbm_db(&["reset"]).on(&database).succeeds();

    heading();
    let script = recorded_reset(&database);
    compare(
        "reset of HBM / psql -1 of the same",
        1.0,
        ROUNDS,
        || reset(&database),
        || replay(&database, &script),
    );
    compare("push with nothing to do / pg_dump -s", 0.5, ROUNDS, || push(&database), || dump(&database));
    let (hundred, thousand) = (Tables::new(cluster, 100), Tables::new(cluster, 1000));
    compare("push, 1 000 tables / push, 100 tables", 10.0, ROUNDS, || thousand.push(), || hundred.push());
    compare(
        "--version / psql --version",
        2.0,
        ROUNDS,
        || run(Command::new(env!("CARGO_BIN_EXE_hbm-db")).arg("--version")),
        || run(Command::new(client_program("psql")).arg("--version")),
    );
}

fn reset(database: &Database) -> Duration {
    let run = hbm_db(&["reset"]).env("DATABASE_URL", &database.socket_url());
    let start = Instant::now();
    run.succeeds();
    start.elapsed()
}

fn push(database: &Database) -> Duration {
    let run = hbm_db(&["push"]).env("DATABASE_URL", &database.socket_url());
    let start = Instant::now();
    run.succeeds().says("no changes");
    start.elapsed()
}

fn dump(database: &Database) -> Duration {
    run(database.cluster.client("pg_dump", &database.name).arg("-s"))
}

fn replay(database: &Database, script: &str) -> Duration {
    run(database.cluster.client("psql", &database.name).args(["-X1q", "-v", "ON_ERROR_STOP=1", "-f", script]))
}

/// What a reset changes, as the server saw it, in a file for psql.
fn recorded_reset(database: &Database) -> String {
    let log = database.cluster.folder.join("log");
    let start = fs::read_to_string(&log).unwrap_or_default().len();
    let name = &database.name;
    database.cluster.sql("postgres", &format!("alter database {name} set log_statement = 'all'"));
    hbm_db(&["reset"]).on(database).succeeds();
    database.cluster.sql("postgres", &format!("alter database {name} reset log_statement"));
    let text = fs::read_to_string(&log).expect("the log");
    let mut statements: Vec<String> = Vec::new();
    for line in text[start..].lines() {
        if let Some(rest) = line.strip_prefix('\t') {
            if let Some(last) = statements.last_mut() {
                *last += &format!("\n{rest}");
            }
        } else {
            let (_, statement) = line.split_once("statement: ").unwrap_or_default();
            statements.push(statement.to_owned());
        }
    }
    // Statements that were sent together are one entry of the log.
    let changes: Vec<String> = statements
        .iter()
        .flat_map(|sent| sent.split("\n;\n"))
        .filter(|statement| {
            let first = statement.split_whitespace().next().unwrap_or_default().to_lowercase();
            ["drop", "create", "alter", "insert", "update"].contains(&first.as_str())
                && !statement.contains("alter database")
        })
        .map(|statement| format!("{statement};\n"))
        .collect();
    assert!(changes.len() > 150, "only {} statements were recorded", changes.len());
    let file = database.cluster.folder.join("reset.sql");
    // The notices and results of both sides go nowhere.
    fs::write(&file, format!("\\o /dev/null\n{}", changes.concat())).expect("a script");
    file.display().to_string()
}

/// A database with many tables that is in step with its file.
struct Tables {
    database: Database,
    schema: String,
}

impl Tables {
    fn new(cluster: &'static Cluster, count: usize) -> Self {
        let tables = Self {
            database: Database::new(cluster),
            schema: (0..count)
                .map(|n| {
                    format!(
                        "create table t{n} (id uuid primary key default gen_random_uuid(), a text unique, b int not null default 0 check (b >= 0), c timestamptz, parent uuid references t{n});\ncreate index on t{n} (c);\n"
                    )
                })
                .collect(),
        };
        hbm_db(&["push", "--schema", "s.sql", "--yes"])
            .file("s.sql", &tables.schema)
            .on(&tables.database)
            .succeeds();
        tables
    }

    fn push(&self) -> Duration {
        let run = hbm_db(&["push", "--schema", "s.sql"])
            .file("s.sql", &self.schema)
            .env("DATABASE_URL", &self.database.socket_url());
        let start = Instant::now();
        run.succeeds().says("no changes");
        start.elapsed()
    }
}
