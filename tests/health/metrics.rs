//! `/metrics`, read as Prometheus reads it.

use super::listener::Listener;
use crate::harness::{Database, hbm_db, server, until_some};
use std::collections::BTreeMap;

/// The samples; each is of a family with a help and a type before it, and none comes twice.
pub(crate) fn parse(text: &str) -> BTreeMap<String, f64> {
    let mut samples = BTreeMap::new();
    let (mut helped, mut family) = (String::new(), String::new());
    assert!(text.ends_with('\n'), "the last line has an end");
    for line in text.lines() {
        if let Some(rest) = line.strip_prefix("# HELP ") {
            let (name, help) = rest.split_once(' ').expect("a help");
            assert!(name.starts_with("hbm_db_") && !help.is_empty(), "{line}");
            helped = name.to_owned();
        } else if let Some(rest) = line.strip_prefix("# TYPE ") {
            assert_eq!(rest, format!("{helped} gauge"));
            family.clone_from(&helped);
        } else {
            let (name, value) = line.rsplit_once(' ').expect("a sample");
            let labels = name.strip_prefix(&family).unwrap_or_else(|| panic!("{line} is not of {family}"));
            assert!(labels.is_empty() || labels.starts_with('{') && labels.ends_with("\"}"), "{line}");
            let before = samples.insert(name.to_owned(), value.parse().expect("a number"));
            assert!(before.is_none(), "{line} comes twice");
        }
    }
    samples
}

#[test]
fn figures_of_a_database() {
    let database = Database::new(server!());
    hbm_db(&["migrate", "up"]).on(&database).succeeds();
    // The entities are in the cache after it.
    hbm_db(&["diff", "--check"]).on(&database).succeeds();
    database.sql("alter table users drop column phone");
    let listener = Listener::on(&database);
    let answer = listener.get("/metrics");
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), Some("text/plain; version=0.0.4; charset=utf-8"));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    let samples = parse(&answer.body);
    for (name, value) in [
        ("hbm_db_up", 1.0),
        ("hbm_db_connections_max", 120.0),
        ("hbm_db_pool_max", 10.0),
        ("hbm_db_migrations{state=\"applied\"}", 1.0),
        ("hbm_db_migrations{state=\"pending\"}", 0.0),
        ("hbm_db_migrations{state=\"interrupted\"}", 0.0),
        ("hbm_db_migrations{state=\"unknown\"}", 0.0),
        ("hbm_db_migration_findings", 0.0),
    ] {
        assert_eq!(samples.get(name), Some(&value), "{name} in {}", answer.body);
    }
    assert!(samples["hbm_db_size_bytes"] > 1_000_000.0);
    assert!(samples["hbm_db_connections"] >= 1.0);
    // This one is counted beside the answers.
    let differences = until_some("the differences are counted", || {
        let answer = listener.get("/metrics").body;
        parse(&answer).get("hbm_db_schema_differences").copied().ok_or(answer)
    });
    assert_eq!(differences, 1.0);
    assert_eq!(listener.end("TERM"), Some(0));
}

#[test]
fn a_database_that_is_down_is_a_figure_as_well() {
    let url = "postgresql://somebody:canary@127.0.0.1:1/nowhere";
    let listener = Listener::start(hbm_db(&["health", "--listen", "127.0.0.1:0"]).env("DATABASE_URL", url));
    let answer = listener.get("/metrics");
    assert_eq!(answer.status, 200);
    let samples = parse(&answer.body);
    let names: Vec<&str> = samples.keys().map(String::as_str).collect();
    assert_eq!(names, ["hbm_db_pool_max", "hbm_db_up"]);
    assert_eq!(samples["hbm_db_up"], 0.0);
}
