//! Databases for tests, in one run on one server: `cargo bench --bench testdb`.
//!
//! | work | against |
//! |---|---|
//! | `testdb get`, whole process, with a template | `createdb -T` of the same template |
//! | a database of the warm pool, over HTTP and in Rust, 95 of 100 | 5 ms, 3 ms |
//! | 200 tests of HBM, 8 at a time, `#[hbm_db::test]` | the same with `sqlx::test` and the same migrations |
//! | `testdb exec -- true`, with a template | 300 ms |

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

mod compare;
#[path = "../tests/harness/mod.rs"]
#[expect(dead_code, unused_imports, unused_macros, reason = "the tests use the rest of it")]
mod harness;

use compare::{compare, heading, line, run};
use harness::{Cluster, Database, hbm_db};
use hbm_db::testing::{self, PgPool, Source};
use sqlx::migrate::Migrator;
use sqlx::query_scalar;
use sqlx::testing::{TestArgs, TestFn};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// How often each side runs; the two sides take turns, and the medians are compared.
const ROUNDS: usize = 5;
/// How many tests run, and how many at a time.
const TESTS: usize = 200;
const AT_A_TIME: usize = 8;
/// How many databases are asked for to know how long most of them take.
const ASKED: usize = 100;

/// Says to a process of this benchmark what it is to do.
const PART: &str = "HBM_DB_BENCH";

fn main() {
    match std::env::var(PART).as_deref() {
        Ok("ours") => at_a_time(|_| testing::run(source(), writes)),
        Ok("theirs") => {
            let migrator = migrator();
            at_a_time(|number| with_sqlx(number, migrator));
        }
        Ok("http") => println!("{}", most(over_http)),
        Ok("rust") => {
            let runtime =
                tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            println!("{}", most(|| runtime.block_on(in_rust())));
        }
        _ => all(),
    }
}

fn all() {
    let Some(cluster) = Cluster::get() else {
        println!("no PostgreSQL server was found");
        return;
    };
    let database = Database::new(cluster);
    let get = || hbm_db(&["testdb", "get", "--format", "json"]).on(&database);
    let first: serde_json::Value = serde_json::from_str(&get().succeeds().stdout).expect("JSON");
    let template = first["template"].as_str().expect("a name");

    heading();
    let ours = || {
        let (run, start) = (get(), Instant::now());
        let made = run.succeeds();
        let time = start.elapsed();
        let made: serde_json::Value = serde_json::from_str(&made.stdout).expect("JSON");
        hbm_db(&["testdb", "drop", made["url"].as_str().expect("a URL")]).succeeds();
        time
    };
    let theirs = || {
        let time = run(cluster.client("createdb", "postgres").args(["-T", template, "bench_of_createdb"]));
        cluster.sql("postgres", "drop database bench_of_createdb");
        time
    };
    compare("testdb get / createdb -T", 1.1, 3 * ROUNDS, ours, theirs);

    let program = std::env::current_exe().expect("this program").display().to_string();
    let figure = |output: &str| output.trim().parse::<f64>().expect("a figure");
    let asked = hbm_db(&["testdb", "exec", "--size", "8", "--", &program]).on(&database).env(PART, "http");
    line("warm pool over HTTP, 95 of 100 / 5 ms", 1.0, "ms", figure(&asked.succeeds().stdout), 5.0);
    let asked = part(&database, "rust").output().expect("it starts");
    let said = String::from_utf8_lossy(&asked.stdout).into_owned();
    assert!(asked.status.success(), "{}", String::from_utf8_lossy(&asked.stderr));
    line("warm pool in Rust, 95 of 100 / 3 ms", 1.0, "ms", figure(&said), 3.0);

    let what = format!("{TESTS} tests, {AT_A_TIME} at a time / sqlx::test");
    compare(
        &what,
        0.35,
        ROUNDS,
        || run(&mut part(&database, "ours")),
        || run(&mut part(&database, "theirs")),
    );

    let mut took: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let (run, start) = (hbm_db(&["testdb", "exec", "--", "true"]).on(&database), Instant::now());
            run.succeeds();
            start.elapsed()
        })
        .collect();
    took.sort();
    line("testdb exec -- true / 300 ms", 1.0, "ms", took[ROUNDS / 2].as_secs_f64() * 1000.0, 300.0);
}

/// A process of this benchmark, with a server and nothing of a runner's.
fn part(database: &Database, part: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command.env(PART, part).env("DATABASE_URL", database.url()).env_remove("CI");
    command
}

fn source() -> Source {
    Source::default().app(hbm_db_apps::all().remove(0)).migrations().no_seed()
}

/// What every test does.
async fn writes(pool: PgPool) {
    let written: String = query_scalar("insert into roles (name) values ('tester') returning name::text")
        .fetch_one(&pool)
        .await
        .expect("a row");
    assert_eq!(written, "tester");
}

fn with_sqlx(number: usize, migrator: &'static Migrator) {
    let args = TestArgs {
        test_path: format!("bench::test_{number}").leak(),
        migrator: Some(migrator),
        fixtures: &[],
    };
    let test: fn(PgPool) -> _ = writes;
    test.run_test(args);
}

/// The migrations of HBM, in the form that sqlx reads.
fn migrator() -> &'static Migrator {
    let folder = tempfile::tempdir().expect("a folder");
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("migration/src/hbm");
    let mut names: Vec<_> = fs::read_dir(ours)
        .expect("a folder")
        .map(|one| one.expect("an entry").path())
        .filter(|path| path.is_dir())
        .collect();
    names.sort();
    for (number, path) in names.iter().enumerate() {
        let up = fs::read_to_string(path.join("up.sql")).expect("a migration");
        fs::write(folder.path().join(format!("{}_step.sql", number + 1)), up).expect("a file");
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let read = runtime.block_on(Migrator::new(folder.path().to_owned())).expect("migrations");
    Box::leak(Box::new(read))
}

fn at_a_time(test: impl Fn(usize) + Sync) {
    std::thread::scope(|scope| {
        for thread in 0..AT_A_TIME {
            let test = &test;
            scope.spawn(move || (thread..TESTS).step_by(AT_A_TIME).for_each(test));
        }
    });
}

/// The time in milliseconds in which 95 of 100 are there.
fn most(ask: impl Fn() -> Duration) -> f64 {
    let mut took: Vec<Duration> = (0..ASKED).map(|_| ask()).collect();
    took.sort();
    took[ASKED * 95 / 100 - 1].as_secs_f64() * 1000.0
}

/// Asks the service for a database, and writes into it.
fn over_http() -> Duration {
    let service = std::env::var("HBM_DB_TESTDB_URL").expect("a service");
    let (host, path) = service.trim_start_matches("http://").split_once('/').expect("a path");
    let start = Instant::now();
    let mut stream = TcpStream::connect(host).expect("a connection");
    write!(stream, "POST /{path}/database HTTP/1.1\r\nHost: {host}\r\nContent-Length: 0\r\n\r\n")
        .expect("a request");
    let line = BufReader::new(&stream)
        .lines()
        .map(|line| line.expect("an answer"))
        .find(|line| line.starts_with('{'));
    let time = start.elapsed();
    let given: serde_json::Value = serde_json::from_str(&line.expect("a database")).expect("JSON");
    let url = given["url"].as_str().expect("a URL");
    let wrote =
        Command::new("psql").args(["-Xqc", "insert into roles (name) values ('tester')", url]).status();
    assert!(wrote.expect("psql starts").success());
    time
}

/// Takes a database, and writes into it.
async fn in_rust() -> Duration {
    let start = Instant::now();
    let database = source().database().await.expect("a database");
    let time = start.elapsed();
    writes(database.pool()).await;
    time
}
