//! A loss that could not be counted is not none, and not the fault of the rows.

use crate::harness::{Database, hbm_db, server};

const ROLE_PASSWORD: &str = "s3cret";

/// A database with a table of somebody else, and the URL of a role that owns nothing but may read the catalog.
fn role(database: &Database, grants: &str) -> String {
    let role = format!("r_{}", database.name);
    database.sql(&format!(
        "create role {role} login password '{ROLE_PASSWORD}'; {}",
        grants.replace("$ROLE", &role)
    ));
    database.url_of(&role, ROLE_PASSWORD)
}

#[test]
fn diff_by_a_role_that_may_not_count_says_not_counted() {
    let database = Database::new(server!());
    database.sql("create table kept (id int primary key); create table t (id int, a bigint); insert into t values (1, 2)");
    let url = role(&database, "");
    let diff = hbm_db(&["diff", "--schema", "wanted.sql", "--format", "json"])
        .file("wanted.sql", "create table kept (id int primary key); create table t (a integer);")
        .env("DATABASE_URL", &url)
        .succeeds();
    let plan: serde_json::Value = serde_json::from_str(&diff.stdout).expect("JSON");
    let hazards: Vec<&serde_json::Value> = plan["statements"]
        .as_array()
        .expect("statements")
        .iter()
        .flat_map(|one| one["hazards"].as_array().expect("hazards"))
        .collect();
    assert_eq!(hazards.len(), 2, "{plan}");
    for hazard in hazards {
        assert!(hazard["loses"].is_null(), "{hazard}");
        let why = hazard["unknown"]["not_counted"].as_str().expect("a reason");
        assert!(why.contains("permission denied for table t"), "{why}");
    }
    let text = hbm_db(&["diff", "--schema", "wanted.sql"])
        .file("wanted.sql", "create table kept (id int primary key); create table t (a integer);")
        .env("DATABASE_URL", &url)
        .succeeds();
    text.says("not counted: permission denied for table t").hides("rows do not allow it");
}

/// Rows that a policy hides from the one who counts would be lost all the same.
#[test]
fn rows_hidden_by_row_level_security_are_not_none() {
    let database = Database::new(server!());
    let url = role(
        &database,
        "create table t (id int); insert into t values (1), (2);
         alter table t enable row level security; alter table t force row level security;
         create policy mine on t using (false);
         grant create on schema public to $ROLE; alter table t owner to $ROLE",
    );
    let push = |arguments: &[&str]| {
        hbm_db(&[&["push", "--schema", "wanted.sql", "--yes"], arguments].concat())
            .file("wanted.sql", "create table kept (id int, other text);")
            .env("DATABASE_URL", &url)
    };
    let refused = push(&[]).outcome();
    assert_ne!(refused.code, 0, "{}", refused.stdout);
    refused.says("drop_table t").says("row-level security");
    assert_eq!(database.sql("select count(*) from t"), "2");
}

/// A value that cannot be converted is the rows' fault, and blocks the push, not the diff.
#[test]
fn rows_in_the_way_block_the_push_and_not_the_diff() {
    let database = Database::new(server!());
    database.sql("create table t (a text); insert into t values ('x')");
    let wanted = "create table t (a integer);";
    hbm_db(&["diff", "--schema", "wanted.sql"])
        .file("wanted.sql", wanted)
        .on(&database)
        .succeeds()
        .says("a value cannot be converted: invalid input syntax for type integer");
    hbm_db(&["push", "--schema", "wanted.sql", "--accept", "change_type"])
        .file("wanted.sql", wanted)
        .on(&database)
        .exits(1)
        .says("the rows do not allow it: change_type t.a")
        .says("correct the rows first");
    assert_eq!(database.sql("select a from t"), "x");
}
