//! `status` looks, and changes nothing.

use crate::harness::{Database, hbm_db, server};

#[test]
fn tells_what_is_in_step_and_what_is_not() {
    let database = Database::new(server!());
    hbm_db(&["status"]).on(&database).succeeds().says("not marked").says("base not loaded");
    hbm_db(&["status", "--check"]).on(&database).exits(3);
    assert_eq!(
        database.sql("select count(*) from pg_namespace where nspname = 'hbm_db'"),
        "0",
        "it created nothing"
    );
    hbm_db(&["reset"]).on(&database).succeeds();
    hbm_db(&["status", "--check"]).on(&database).succeeds().says("schema       in step").says("dev loaded");
    database.sql("alter table users drop column phone, add column extra int");
    let outcome = hbm_db(&["status", "--check", "--format", "json"]).on(&database).exits(3);
    let value: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    assert_eq!(value["schema"], serde_json::json!({"state": "differs", "differences": 2}));
    assert_eq!(value["in_step"], false);
    assert_eq!(
        value["marker"],
        serde_json::json!({"environment": "development", "protected": false, "app": "hbm"})
    );
    assert!(value["tables"].as_array().is_some_and(|tables| tables.len() == 27));
    assert_eq!(value["connections"]["max"], 120);
}

#[test]
fn says_when_seeds_changed_since_they_were_loaded() {
    let database = Database::after(server!(), &["reset", "--no-seed"]);
    let seeds = |text: &str, arguments: &[&str]| {
        hbm_db(arguments).file("seed-data/hbm/roles.yaml", text).on(&database)
    };
    let (one, other) = ("sets:\n  base:\n    a: { name: a }\n", "sets:\n  base:\n    a: { name: b }\n");
    seeds(one, &["seed"]).succeeds();
    seeds(one, &["status", "--check"]).succeeds().says("base loaded");
    seeds(other, &["status", "--check"]).exits(3).says("changed since");
}

/// What is wrong with the server comes first, with the command that says more.
#[test]
fn begins_with_what_doctor_finds_worst() {
    let database = Database::new(server!());
    database.sql(
        "create sequence ticket maxvalue 100; select setval('ticket', 95);
         create table a (id bigint); create table b (id bigint); create table c (id bigint);",
    );
    let text = hbm_db(&["status"]).on(&database).succeeds().stdout;
    let lines: Vec<&str> = text.lines().collect();
    let facts = lines.iter().position(|line| line.starts_with("server ")).expect("the server");
    let found = lines.iter().position(|line| line.starts_with("doctor ")).expect("doctor");
    assert!(found <= 3 && found < facts, "{text}");
    assert!(
        lines[..found].iter().all(|line| line.starts_with("CRITICAL") || line.starts_with("WARNING")),
        "{text}"
    );
    let sequence = "CRITICAL     Sequences near their end: public.ticket: 94.95 % of 100";
    assert!(lines[..found].contains(&sequence), "{text}");
    assert!(lines[found].ends_with("(hbm-db doctor says more)"), "{text}");
    let outcome = hbm_db(&["status", "--format", "json"]).on(&database).succeeds();
    let value: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    assert!(value["doctor"]["warnings"].as_u64().is_some_and(|count| count >= 3), "{value}");
    let worst = value["doctor"]["worst"].as_array().expect("the worst");
    assert!(worst.len() <= 3 && worst.iter().any(|one| one["probe"] == "sequences"), "{value}");
    assert_eq!(value["app"], serde_json::Value::Null, "it works without an application");
}

/// A role that may only look, and a session that may not write.
#[test]
fn works_without_any_right_to_write() {
    let database = Database::after(server!(), &["reset"]);
    let role = format!("{}_dba", database.name);
    database.sql(&format!(
        "create role {role} login password 'x'; alter role {role} set default_transaction_read_only = on"
    ));
    let url = database.url_of(&role, "x");
    hbm_db(&["status"]).env("DATABASE_URL", &url).succeeds().says("schema       in step");
    // Without anything in the cache, the entities are read in memory and nothing is created on the server.
    let cache = tempfile::tempdir().expect("a folder");
    let outcome = hbm_db(&["status"])
        .env("DATABASE_URL", &url)
        .env("XDG_CACHE_HOME", &cache.path().display().to_string())
        .succeeds();
    let outcome = outcome.says("schema       in step");
    drop(outcome);
    database.sql(&format!("drop owned by {role}; drop role {role}"));
}

/// What cannot be read is not taken for what is not there.
#[test]
fn seeds_of_which_nothing_may_be_known_are_unknown() {
    let database = Database::after(server!(), &["reset"]);
    let role = format!("{}_guest", database.name);
    database.sql(&format!("create role {role} login password 'x'"));
    let url = database.url_of(&role, "x");
    let status =
        |more: &[&str]| hbm_db(&[&["status", "--app", "hbm"], more].concat()).env("DATABASE_URL", &url);
    status(&[]).succeeds().says("base unknown").says("SELECT ON hbm_db.seeds").hides("not loaded");
    let outcome = status(&["--format", "json", "--check"]).exits(3);
    let value: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    assert_eq!(value["seeds"][0]["state"], "unknown", "{value}");
    assert_eq!(value["schema"]["state"], "in_step", "{value}");
    database.sql(&format!(
        "grant usage on schema hbm_db to {role}; grant select on all tables in schema hbm_db to {role}"
    ));
    status(&["--check"]).succeeds().says("base loaded");
    database.sql(&format!("drop owned by {role}; drop role {role}"));
}

/// It looks; where there is nothing to look at, it makes nothing.
#[test]
fn it_makes_no_database_to_look_at() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = |arguments: &[&str]| hbm_db(arguments).within(folder.path());
    run(&["status"]).exits(2).says("no database is named").says("begin a project: hbm-db init");
    assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 0);
    std::fs::write(folder.path().join("s.sql"), "create table t (id int);").expect("a file");
    std::fs::write(folder.path().join("hbm-db.yaml"), "name: mine\nschema: s.sql\n").expect("a file");
    run(&["status"]).exits(2).says("make it: hbm-db reset, or with migrations: hbm-db fresh");
    assert!(!folder.path().join(".hbm-db").exists());
    run(&["reset"]).succeeds();
    run(&["status", "--check"]).succeeds().says("in step");
}
