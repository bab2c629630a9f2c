//! `#[hbm_db::test]`: the tests of a Rust program, in processes of their own or in threads of one.

mod inner;

use super::Shop;
use crate::harness::{server, until};
use std::process::{Child, Command, Output, Stdio};

/// A process that runs some of the inner tests, as `cargo test` and `cargo nextest run` start it.
fn test(shop: &Shop, arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command
        .args(["--ignored", "--nocapture"])
        .args(arguments)
        .current_dir(shop.folder.path())
        .env_remove("CI")
        .env("DATABASE_URL", shop.database.url())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// A process of one test.
fn one(shop: &Shop, name: &str) -> Command {
    test(shop, &["--exact", &format!("testdb::in_rust::inner::{name}")])
}

#[track_caller]
fn passes(output: &Output) -> String {
    let [out, err] = [&output.stdout, &output.stderr].map(|text| String::from_utf8_lossy(text).into_owned());
    assert!(
        output.status.success() && out.contains("test result: ok. ") && !out.contains(" 0 passed"),
        "{out}\n{err}"
    );
    out
}

#[track_caller]
fn output(mut command: Command) -> Output {
    command.output().expect("it starts")
}

/// What the databases of a template have in common: nobody's rows, and that they are ready.
fn all_are_ready(shop: &Shop) -> usize {
    let template = shop.get(&[])["template"].as_str().expect("a name").to_owned();
    let cluster = shop.database.cluster;
    let databases = shop.instances(&template);
    let mut ready = 0;
    for name in &databases {
        let comment = cluster.sql(
            "postgres",
            &format!(
                "select shobj_description(oid, 'pg_database') from pg_database where datname = '{name}'"
            ),
        );
        if comment.contains("hbm_db_test_given") {
            continue;
        }
        assert!(comment.contains("hbm_db_test_ready"), "{name}: {comment}");
        assert_eq!(
            cluster.sql(name, "select string_agg(email, ' ') from customers"),
            "ada@example.org bob@example.org"
        );
        ready += 1;
    }
    ready
}

/// 60 processes, 12 at a time, each with a test that writes: none sees the row of another, and what is left is ready for the next.
#[test]
fn each_process_has_its_own() {
    let shop = Shop::new(server!());
    let mut waiting: Vec<Command> = (0..60).map(|_| one(&shop, "writes_and_sees_its_own")).collect();
    let mut running: Vec<Child> = Vec::new();
    while !waiting.is_empty() || !running.is_empty() {
        while running.len() < 12
            && let Some(mut next) = waiting.pop()
        {
            running.push(next.spawn().expect("it starts"));
        }
        passes(&running.remove(0).wait_with_output().expect("it ends"));
    }
    let ready = all_are_ready(&shop);
    assert!((1..=16 + 12).contains(&ready), "{ready}");
}

/// The same in threads of one process.
#[test]
fn each_thread_has_its_own() {
    let shop = Shop::new(server!());
    let out = passes(&output(test(&shop, &["--test-threads", "8", "testdb::in_rust::inner::passes_"])));
    assert!(out.contains("4 passed"), "{out}");
    all_are_ready(&shop);
}

/// Where nothing was committed, the next test has the same database.
#[test]
fn what_is_as_it_was_is_used_again() {
    let cluster = server!();
    let shop = Shop::new(cluster);
    if cluster.major() < 15 {
        return;
    }
    let database = || {
        let out = passes(&output(one(&shop, "rolls_back")));
        out.lines().find_map(|line| line.split_once("database ")).expect("a name").1.to_owned()
    };
    let mut seen: Vec<String> = (0..12).map(|_| database()).collect();
    seen.sort();
    seen.dedup();
    assert!(seen.len() < 12, "{seen:?}");
    all_are_ready(&shop);
}

/// A test that fails says so, and its database stays where that is wanted.
#[test]
fn what_failed_is_kept() {
    let shop = Shop::new(server!());
    for name in ["panics", "returns_an_error"] {
        let failed = output(one(&shop, name));
        let err = String::from_utf8_lossy(&failed.stderr).into_owned();
        assert!(!failed.status.success() && !err.contains("kept: "), "{err}");
        let mut keeping = one(&shop, name);
        let failed = output({
            keeping.env("HBM_DB_KEEP_FAILED", "1");
            keeping
        });
        let err = String::from_utf8_lossy(&failed.stderr).into_owned();
        let url = err.lines().find_map(|line| line.strip_prefix("kept: ")).unwrap_or_else(|| panic!("{err}"));
        let name = url.rsplit('/').next().expect("a name");
        assert_eq!(shop.database.cluster.sql(name, "select count(*) from orders"), "1");
        shop.run(&["drop", url]).succeeds();
    }
    let mut passing = one(&shop, "passes_with_sea_orm");
    passing.env("HBM_DB_KEEP_FAILED", "1");
    let passed = output(passing);
    passes(&passed);
    assert!(!String::from_utf8_lossy(&passed.stderr).contains("kept: "));
    all_are_ready(&shop);
}

/// What a killed process had is dropped by the next one.
#[test]
fn a_killed_process_leaves_nothing_for_long() {
    let shop = Shop::new(server!());
    let mut child = one(&shop, "waits_for_ever").spawn().expect("it starts");
    until("it has a database", || shop.folder.path().join("ready").exists());
    let name = std::fs::read_to_string(shop.folder.path().join("ready")).expect("a name");
    child.kill().expect("it is killed");
    child.wait().expect("it ends");
    let there = || {
        let sql = format!("select count(*) from pg_database where datname = '{name}'");
        shop.database.cluster.sql("postgres", &sql) == "1"
    };
    assert!(there());
    until("the next one drops it", || {
        passes(&output(one(&shop, "passes_with_sea_orm")));
        !there()
    });
    all_are_ready(&shop);
}

/// What an attribute names is in the database.
#[test]
fn a_source_is_what_it_says() {
    let shop = Shop::new(server!());
    let generate = crate::harness::hbm_db(&["generate", "create_shop"]);
    generate.on(&shop.database).within(shop.folder.path()).succeeds();
    let out = passes(&output(test(&shop, &["testdb::in_rust::inner::of_"])));
    assert!(out.contains("3 passed"), "{out}");
}

/// Below `testdb exec`, that has the databases.
#[test]
fn a_program_of_exec_asks_that() {
    let shop = Shop::new(server!());
    let template = shop.get(&[])["template"].as_str().expect("a name").to_owned();
    let of_get = shop.instances(&template);
    let program = std::env::current_exe().expect("this program").display().to_string();
    let tests = [program.as_str(), "--ignored", "--nocapture", "testdb::in_rust::inner::passes_"];
    let run = shop.run(&[&["exec", "--"], &tests[..]].concat()).succeeds();
    assert!(run.stdout.contains("4 passed"), "{}", run.stdout);
    assert_eq!(shop.instances(&template), of_get, "none is left");
    // The tests of a set of their own have databases of the same server.
    let tests = [program.as_str(), "--ignored", "testdb::in_rust::inner::of_no_rows"];
    shop.run(&[&["exec", "--"], &tests[..]].concat()).succeeds();
    shop.run(&[&["exec", "--ephemeral", "--"], &tests[..]].concat()).without("DATABASE_URL").succeeds();
    let failing = [program.as_str(), "--ignored", "--exact", "testdb::in_rust::inner::panics"];
    let failed =
        shop.run(&[&["exec", "--keep-failed", "--"], &failing[..]].concat()).exits(101).says("kept: ");
    let url = failed.stderr.lines().find_map(|line| line.strip_prefix("kept: ")).expect("a URL");
    shop.run(&["drop", url]).succeeds();
}

/// Without a project, and without a server, it says what to do.
#[test]
fn what_is_missing_is_told() {
    let shop = Shop::new(server!());
    let fails = |mut command: Command, why: &str| {
        let failed = command.output().expect("it starts");
        let err = String::from_utf8_lossy(&failed.stderr).into_owned();
        assert!(!failed.status.success() && err.contains(why), "{err}");
    };
    let mut unreachable = one(&shop, "panics");
    unreachable.env("DATABASE_URL", "postgresql://postgres@127.0.0.1:1/shop");
    fails(unreachable, "hint: ");
    shop.write("schema/wrong.sql", "create table no end;\n");
    fails(one(&shop, "panics"), "schema/wrong.sql");
    shop.database.sql("create schema if not exists hbm_db");
    std::fs::remove_file(shop.folder.path().join("hbm-db.yaml")).expect("a file");
    fails(one(&shop, "panics"), "hint: ");
}
