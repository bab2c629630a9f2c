//! With `--format json`, stdout has exactly one JSON value, whatever happens, and stderr has none.

use crate::harness::{Database, hbm_db, server};
use serde_json::Value;

#[track_caller]
fn one(arguments: &[&str], outcome: &crate::harness::Outcome) -> Value {
    let value = serde_json::from_str(&outcome.stdout);
    for line in outcome.stderr.lines() {
        assert!(!line.starts_with(['{', '[', '}']), "{arguments:?}: {}", outcome.stderr);
    }
    value.unwrap_or_else(|error| panic!("{arguments:?}: {error}\n{}\n{}", outcome.stdout, outcome.stderr))
}

#[test]
fn results_and_errors_are_one_value_on_stdout() {
    let database = Database::after(server!(), &["push", "--yes"]);
    database.sql("create table unknown (id int); insert into unknown values (1)");
    for (arguments, code) in [
        (&["status"][..], 0),
        (&["status", "--check"], 3),
        (&["diff"], 0),
        (&["diff", "--check"], 3),
        // Shown, and then refused: the plan is the value.
        (&["push", "--no-input"], 4),
        (&["push", "--yes"], 4),
        (&["push", "--yes", "--accept", "drop_table:unknown"], 0),
        (&["check"], 3),
        (&["migrate", "status"], 0),
        (&["migrate", "up"], 1),
        (&["migrate", "validate"], 0),
        (&["apps"], 0),
        (&["test"], 0),
        (&["health"], 0),
        (&["inspect"], 0),
        (&["inspect", "nothing"], 2),
        (&["reset", "--no-input"], 2),
        (&["flush", "--confirm-database", "other"], 4),
        (&["seed", "--set", "nothing"], 2),
        (&["frobnicate"], 2),
        (&["migrate"], 2),
        (&["migrate", "checkpoint", "nothing", "--drop"], 2),
        (&["push", "--frobnicate"], 2),
    ] {
        let all = [&["--format", "json"], arguments].concat();
        let outcome = hbm_db(&all).on(&database).exits(code);
        let value = one(arguments, &outcome);
        if code != 0 && value.get("error").is_some() {
            assert_eq!(value["error"]["exit"], code, "{arguments:?}: {value}");
        }
    }
    hbm_db(&["--format", "json", "test", "--url", "postgresql://a@127.0.0.1:1/b"]).exits(5);
}

#[test]
fn questions_and_hazards_have_fields() {
    let database = Database::new(server!());
    database.sql("create table t (id int, phone text); create table \"Old\" (id int primary key)");
    let outcome = hbm_db(&["diff", "--schema", "wanted.sql", "--format", "json"])
        .file(
            "wanted.sql",
            "create table t (id int, mobile text); create table \"New\" (id int primary key);",
        )
        .on(&database)
        .succeeds();
    let plan = one(&["diff"], &outcome);
    let questions = plan["questions"].as_array().expect("questions");
    let of = |to: &str| questions.iter().find(|question| question["to"] == to).expect("a question");
    assert_eq!(
        *of("mobile"),
        serde_json::json!({
            "question": "rename", "table": "t", "from": "phone", "to": "mobile",
            "flags": ["--rename t.phone=mobile", "--accept drop_column:t.phone"],
        })
    );
    assert_eq!(
        *of("New"),
        serde_json::json!({
            "question": "rename", "table": null, "from": "Old", "to": "New",
            "flags": ["--rename Old=New", "--accept drop_table:Old"],
        })
    );
    let statements = plan["statements"].as_array().expect("statements");
    let hazards: Vec<&Value> =
        statements.iter().flat_map(|one| one["hazards"].as_array().expect("hazards")).collect();
    assert!(
        hazards.iter().any(|hazard| hazard["hazard"] == "drop_column" && hazard["object"] == "t.phone"),
        "{plan}"
    );
    // What would not always be true is not said.
    assert!(statements.iter().all(|one| one.get("rewrites").is_none() && one.get("transactional").is_none()));
}
