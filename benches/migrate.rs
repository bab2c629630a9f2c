//! Migrations as ratios, in one run on one server: `cargo bench --bench migrate`.
//!
//! | work | against |
//! |---|---|
//! | `migrate status` over a folder of 500, all applied | `psql` reading the ledger |
//! | `migrate up` of those 500 on an empty database | `psql` running the same files, one transaction each |

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

mod compare;
#[path = "../tests/harness/mod.rs"]
#[expect(dead_code, unused_imports, unused_macros, reason = "the tests use the rest of it")]
mod harness;

use compare::{compare, heading, run};
use harness::{Cluster, Database, Run, hbm_db};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How many migrations there are.
const COUNT: usize = 500;

fn main() {
    let Some(cluster) = Cluster::get() else {
        println!("no PostgreSQL server was found");
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let files = write_migrations(folder.path());
    heading();
    compare(
        "up of 500 migrations / psql, the same files",
        1.2,
        5,
        || {
            let database = Database::new(cluster);
            timed(hbm_db(&["migrate", "up"]).within(folder.path()), &database)
        },
        || psql_runs(&Database::new(cluster), &files),
    );
    let applied = Database::new(cluster);
    timed(hbm_db(&["migrate", "up"]).within(folder.path()), &applied);
    compare(
        "status of 500 migrations / psql, the ledger",
        2.0,
        21,
        || timed(hbm_db(&["migrate", "status"]).within(folder.path()), &applied),
        || {
            let ledger = "select version, applied_at from seaql_migrations order by 2, 1";
            run(applied.cluster.client("psql", &applied.name).args(["-XAtqc", ledger]))
        },
    );
}

/// Small migrations, as most are: a table with a key, or a column and an index.
fn write_migrations(folder: &Path) -> Vec<PathBuf> {
    (0..COUNT)
        .map(|n| {
            let path = folder.join(format!("migration/src/hbm/m20260101_{n:06}_step"));
            fs::create_dir_all(&path).expect("a folder");
            let table = n / 2;
            let (up, down) = if n % 2 == 0 {
                (
                    format!("create table t{table} (\n    id uuid primary key default gen_random_uuid(),\n    a text not null unique,\n    created_at timestamptz not null default now()\n);\n"),
                    format!("drop table t{table};\n"),
                )
            } else {
                (
                    format!("alter table t{table} add column b integer not null default 0 check (b >= 0);\ncreate index on t{table} (b);\n"),
                    format!("alter table t{table} drop column b;\n"),
                )
            };
            fs::write(path.join("up.sql"), up).expect("a file");
            fs::write(path.join("down.sql"), down).expect("a file");
            path.join("up.sql")
        })
        .collect()
}

fn timed(command: Run, database: &Database) -> Duration {
    let command = command.env("DATABASE_URL", &database.socket_url());
    let start = Instant::now();
    command.succeeds();
    start.elapsed()
}

fn psql_runs(database: &Database, files: &[PathBuf]) -> Duration {
    let mut command = database.cluster.client("psql", &database.name);
    command.args(["-Xq", "-v", "ON_ERROR_STOP=1"]);
    for file in files {
        command.args(["-c", "begin", "-f"]).arg(file).args(["-c", "commit"]);
    }
    run(&mut command)
}
