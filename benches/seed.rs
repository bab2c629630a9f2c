//! Loading seeds, in one run on one server: `cargo bench --bench seed`.
//!
//! | work | against |
//! |---|---|
//! | `seed` of 20 000 rows of YAML, and of 100 000, first and second load | itself with 1 000 rows |
//! | `seed --undo` of 100 000 rows | itself with 1 000 rows |
//! | its memory with 100 000 rows, at its peak | the size of the file |
//! | `seed` of 100 000 rows of CSV, and of JSON lines, into an empty table | `psql \copy` of the CSV |

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

mod compare;
#[path = "../tests/harness/mod.rs"]
#[expect(dead_code, unused_imports, unused_macros, reason = "the tests use the rest of it")]
mod harness;

use compare::{compare, heading, line, run};
use harness::{Cluster, Database, Run, hbm_db};
use std::fs;
use std::process::Child;
use std::time::{Duration, Instant};

/// How often each side runs; the two sides take turns, and the medians are compared.
const ROUNDS: usize = 5;
/// The rows of a file that is no longer small.
const MANY: usize = 100_000;

const TABLE: &str = "create table goods (sku text primary key, name text not null, price numeric(10, 2) not null, stock integer not null, note text)";

fn main() {
    let Some(cluster) = Cluster::get() else {
        println!("no PostgreSQL server was found");
        return;
    };
    let database = Database::new(cluster);
    hbm_db(&["reset", "--no-seed"]).on(&database).succeeds();
    database.sql(TABLE);
    timed(seed(&database, &yaml(1)));

    heading();
    let few = yaml(1_000);
    for (name, rows) in [("20 000", 20_000), ("100 000", MANY)] {
        let many = yaml(rows);
        let ratio = rows as f64 / 1000.0;
        let (first, second) =
            (format!("yaml, {name} rows / 1 000 rows"), format!("the same again, {name} rows / 1 000 rows"));
        compare(&first, ratio, ROUNDS, || load(&database, &many, true), || load(&database, &few, true));
        load(&database, &many, true);
        compare(&second, ratio, ROUNDS, || load(&database, &many, false), || load(&database, &few, false));
    }
    let many = yaml(MANY);
    let ratio = MANY as f64 / 1000.0;
    compare(
        "undo, 100 000 rows / 1 000 rows",
        ratio,
        ROUNDS,
        || undo(&database, &many),
        || undo(&database, &few),
    );
    empty(&database);
    let megabytes = many.len() as f64 / 1024.0 / 1024.0;
    line(
        "memory, 100 000 rows of yaml / its file",
        5.0,
        "MB",
        peak(seed(&database, &many).spawn()),
        megabytes,
    );

    let csv = csv(MANY);
    let file = cluster.folder.join("goods.csv");
    fs::write(&file, &csv).expect("a file");
    let copy = format!("\\copy goods from '{}' csv header", file.display());
    let theirs = || {
        empty(&database);
        run(database.cluster.client("psql", &database.name).args(["-Xqc", &copy]))
    };
    for (name, text) in [("csv", csv.clone()), ("jsonl", json_lines(MANY))] {
        let what = format!("{name}, 100 000 rows / psql \\copy");
        compare(&what, 1.3, ROUNDS, || load_file(&database, name, &text), theirs);
    }
}

fn seed(database: &Database, text: &str) -> Run {
    hbm_db(&["seed"]).env("DATABASE_URL", &database.socket_url()).file("seed-data/hbm/goods.yaml", text)
}

/// Removes what was put in before.
fn undo(database: &Database, text: &str) -> Duration {
    load(database, text, true);
    let undo = hbm_db(&["seed", "--undo", "--all"]).env("DATABASE_URL", &database.socket_url());
    timed(undo.file("seed-data/hbm/goods.yaml", text))
}

fn empty(database: &Database) {
    database.sql("truncate goods; delete from hbm_db.seeds");
}

fn load(database: &Database, text: &str, into_empty: bool) -> Duration {
    if into_empty {
        empty(database);
    }
    timed(seed(database, text))
}

fn load_file(database: &Database, ending: &str, text: &str) -> Duration {
    empty(database);
    let yaml = format!("sets:\n  base: !file goods.{ending}\n");
    timed(seed(database, &yaml).file(&format!("seed-data/hbm/goods.{ending}"), text))
}

fn timed(run: Run) -> Duration {
    let start = Instant::now();
    run.succeeds();
    start.elapsed()
}

/// The most memory that a process had, in megabytes.
fn peak(mut child: Child) -> f64 {
    let mut peak = 0.0;
    while child.try_wait().expect("a process").is_none() {
        let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|rest| rest.trim().strip_suffix(" kB")?.parse::<f64>().ok());
        peak = kilobytes.unwrap_or(peak).max(peak);
        std::thread::sleep(Duration::from_millis(1));
    }
    peak / 1024.0
}

fn note(n: usize) -> String {
    format!("what there is to know of the goods with the number {n}")
}

fn yaml(rows: usize) -> String {
    let row = |n: usize| {
        format!(
            "    g{n}:\n      sku: S-{n:06}\n      name: goods number {n}\n      price: {}.50\n      stock: {}\n      note: {}\n",
            n % 1000,
            n % 97,
            note(n)
        )
    };
    "sets:\n  base:\n".to_owned() + &(0..rows).map(row).collect::<String>()
}

fn csv(rows: usize) -> String {
    let row = |n: usize| format!("S-{n:06},goods number {n},{}.50,{},{}\n", n % 1000, n % 97, note(n));
    "sku,name,price,stock,note\n".to_owned() + &(0..rows).map(row).collect::<String>()
}

fn json_lines(rows: usize) -> String {
    let row = |n: usize| {
        format!(
            "{{\"sku\": \"S-{n:06}\", \"name\": \"goods number {n}\", \"price\": {}.50, \"stock\": {}, \"note\": \"{}\"}}\n",
            n % 1000,
            n % 97,
            note(n)
        )
    };
    (0..rows).map(row).collect()
}
