//! What the engine costs by the number of tables, as ratios in one run on one server: `cargo bench --bench catalog`.
//!
//! | work | against |
//! |---|---|
//! | `push` with nothing to do, at 30, 1 000 and 10 000 tables, whole process | `pg_dump -s` of the same database |
//! | the same, for one of 10 000 tables | for one of 1 000 |
//! | the memory of `push` with nothing to do at 10 000 tables, at its peak | that of `pg_dump -s` |
//! | the plan from nothing to 10 000 tables, and of 3 000 columns with another type | reading the catalog of the same tables |
//! | `push` of 10 000 tables into an empty database, the schema known | one `psql -1` script with the same statements |
//! | `push` that renames 500 tables | one `psql -1` script with the same statements |
//! | `status` at 10 000 tables | `pg_dump -s` of the same database |

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

mod compare;
#[path = "../tests/harness/mod.rs"]
#[expect(dead_code, unused_imports, unused_macros, reason = "the tests use the rest of it")]
mod harness;

use compare::{compare, heading, line, run};
use harness::{Cluster, Database, Run, hbm_db};
use hbm_db::catalog::{Catalog, Ident};
use hbm_db::config::DbUrl;
use hbm_db::db::Target;
use hbm_db::introspect;
use hbm_db::plan::{For, Renamed, build};
use std::fs;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How often each side runs, at so many tables; the two sides take turns, and the medians are compared.
const ROUNDS: [(usize, usize); 3] = [(30, 21), (1000, 11), (10_000, 3)];

fn main() {
    // A transaction takes a lock on whatever it makes, and pg_dump on every table.
    let Some(cluster) = Cluster::with(&["-c", "max_locks_per_transaction=2048"]) else {
        println!("no PostgreSQL server was found");
        return;
    };
    heading();
    let sizes = ROUNDS.map(|(count, rounds)| (Tables::new(cluster, count), rounds));
    for (tables, rounds) in &sizes {
        let what = format!("push, nothing to do, {} tables / pg_dump -s", tables.count);
        compare(&what, 0.5, *rounds, || tables.push(), || tables.dump());
    }
    let [_, (thousand, _), (many, _)] = &sizes;
    compare("the same for one of 10 000 / of 1 000", 1.3, 3, || many.push() / 10, || thousand.push());
    line("its memory, 10 000 tables / pg_dump -s", 4.0, "MB", many.push_memory(), many.dump_memory());
    plans(cluster, many);
    let script = many.script();
    compare(
        "push, nothing to 10 000 tables / psql -1",
        1.3,
        3,
        || timed(many.pushed(&Database::new(cluster))),
        || psql(&Database::new(cluster), &script),
    );
    renames(cluster);
    let status = || timed(hbm_db(&["status"]).env("DATABASE_URL", &many.database.socket_url()));
    // What the application wants is elaborated by the first.
    status();
    compare("status, 10 000 tables / pg_dump -s", 2.0, 3, status, || many.dump());
}

/// A database that is in step with its file of SQL.
struct Tables {
    count: usize,
    database: Database,
    schema: String,
}

impl Tables {
    fn new(cluster: &'static Cluster, count: usize) -> Self {
        let tables = Self { count, database: Database::new(cluster), schema: schema(count, "int") };
        tables.pushed(&tables.database).succeeds();
        tables
    }

    fn pushed(&self, database: &Database) -> Run {
        hbm_db(&["push", "--schema", "s.sql", "--yes"])
            .file("s.sql", &self.schema)
            .env("DATABASE_URL", &database.socket_url())
    }

    fn push(&self) -> Duration {
        let run = self.pushed(&self.database);
        let start = Instant::now();
        run.succeeds().says("no changes");
        start.elapsed()
    }

    fn dump(&self) -> Duration {
        run(&mut self.dump_command())
    }

    fn dump_command(&self) -> Command {
        let mut command = self.database.cluster.client("pg_dump", &self.database.name);
        command.arg("-s");
        command
    }

    fn push_memory(&self) -> f64 {
        peak(self.pushed(&self.database).spawn())
    }

    fn dump_memory(&self) -> f64 {
        peak(self.dump_command().stdout(Stdio::null()).spawn().expect("pg_dump starts"))
    }

    /// What a push runs in an empty database, in a file for psql.
    fn script(&self) -> String {
        let empty = Database::new(self.database.cluster);
        let planned = hbm_db(&["push", "--schema", "s.sql", "--dry-run", "--format", "json"])
            .file("s.sql", &self.schema)
            .env("DATABASE_URL", &empty.socket_url())
            .succeeds();
        let report: serde_json::Value = serde_json::from_str(&planned.stdout).expect("JSON");
        let statements = report["statements"].as_array().expect("statements");
        let sql = statements.iter().map(|one| format!("{};\n", one["sql"].as_str().expect("SQL")));
        sql.collect()
    }
}

/// Tables as applications have them, with a column of this type.
fn schema(count: usize, kind: &str) -> String {
    (0..count)
        .map(|n| {
            format!(
                "create table t{n} (id uuid primary key default gen_random_uuid(), a text unique, b {kind} not null default 0 check (b >= 0), c timestamptz default now(), parent uuid references t{n});\ncreate index on t{n} (c);\n"
            )
        })
        .collect()
}

/// The time of a plan against that of reading the catalog.
fn plans(cluster: &'static Cluster, many: &Tables) {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let (other, less) = (Database::new(cluster), Database::new(cluster));
    for (database, kind) in [(&less, "int"), (&other, "bigint")] {
        psql(database, &schema(3000, kind));
    }
    let read = |database: &Database| runtime.block_on(read(database));
    let (whole, nothing) = (read(&many.database).0, read(&Database::new(cluster)).0);
    compare(
        "plan, nothing to 10 000 tables / reading",
        1.0,
        3,
        || plan(&nothing, &whole),
        || read(&many.database).1,
    );
    let (from, to) = (read(&less).0, read(&other).0);
    compare("plan, 3 000 changed columns / reading", 1.0, 3, || plan(&from, &to), || read(&less).1);
}

/// The catalog of a database, and how long it took to read it.
async fn read(database: &Database) -> (Catalog, Duration) {
    let target = Target::remote(DbUrl::parse(&database.socket_url()).expect("a URL"));
    let mut session = target.connect().await.expect("a session");
    let start = Instant::now();
    let catalog = introspect::read(&mut session, &[Ident::new("public")].into()).await.expect("a catalog");
    let time = start.elapsed();
    session.close().await;
    (catalog, time)
}

fn plan(live: &Catalog, wanted: &Catalog) -> Duration {
    let start = Instant::now();
    let plan = build(&For::anywhere(150_000), &Renamed::default(), live, wanted).expect("a plan");
    let time = start.elapsed();
    assert!(plan.statements.len() >= 3000);
    time
}

fn renames(cluster: &'static Cluster) {
    let narrow = |prefix: &str| -> String {
        (0..500).map(|n| format!("create table {prefix}{n} (id int primary key, a int);\n")).collect()
    };
    let (old, new) = (narrow("old"), narrow("new"));
    let mut arguments = vec!["push".to_owned(), "--schema".into(), "s.sql".into(), "--yes".into()];
    arguments.extend((0..500).flat_map(|n| ["--rename".into(), format!("old{n}=new{n}")]));
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
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
        5,
        || timed(hbm_db(&arguments).file("s.sql", &new).env("DATABASE_URL", &before().socket_url())),
        || psql(&before(), &statements),
    );
}

fn timed(run: Run) -> Duration {
    let start = Instant::now();
    run.succeeds();
    start.elapsed()
}

fn psql(database: &Database, script: &str) -> Duration {
    let file = database.cluster.folder.join("catalog.sql");
    fs::write(&file, script).expect("a script");
    let mut command = database.cluster.client("psql", &database.name);
    run(command.args(["-X1q", "-v", "ON_ERROR_STOP=1", "-f"]).arg(file))
}

/// The most memory that a process had, in megabytes.
fn peak(mut child: Child) -> f64 {
    let mut peak = 0.0;
    while child.try_wait().expect("it is watched").is_none() {
        let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        // There is none when the process has ended and nobody has asked for its status yet.
        if let Some(kilobytes) = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok()) {
            peak = kilobytes / 1024.0;
        }
        sleep(Duration::from_millis(5));
    }
    assert!(child.wait().expect("an end").success());
    peak
}
