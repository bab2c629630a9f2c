//! The list of tables, and one of them.

use super::{inspect, json};
use crate::harness::{Database, server};
use serde_json::json;

const SCHEMA: &str = r#"
    create type mood as enum ('sad', 'it''s');
    create table users (id int generated always as identity primary key, email text not null unique, mood mood);
    comment on column users.email is 'where to write to';
    create schema audit;
    create table audit."Order Items" (
        "Key" uuid default gen_random_uuid(), place int, user_id int references users on delete cascade,
        twice int generated always as (place * 2) stored, primary key ("Key", place),
        constraint positive check (place > 0));
    create table parts (id int, at date, primary key (id, at)) partition by range (at);
    create table parts_2026 partition of parts for values from ('2026-01-01') to ('2027-01-01');
    insert into parts select n, '2026-05-05' from generate_series(1, 7) n;
    analyze parts_2026;
    create view emails as select email from users;
    create materialized view counts as select count(*) from users;
"#;

fn database(cluster: &'static crate::harness::Cluster) -> Database {
    let database = Database::new(cluster);
    database.sql(SCHEMA);
    database
}

#[test]
fn lists_every_kind_of_table_with_its_figures() {
    let database = database(server!());
    let value = json(&database, &[]);
    let tables = value["tables"].as_array().expect("tables");
    let of = |name: &str| tables.iter().find(|table| table["name"] == name).expect(name);
    let names: Vec<&str> = tables.iter().filter_map(|table| table["name"].as_str()).collect();
    let expected = ["audit.\"Order Items\"", "counts", "emails", "parts", "parts_2026", "users"];
    assert_eq!(names, expected);
    assert_eq!(of("users")["referenced_by"], 1);
    assert_eq!(of("users")["columns"], 3);
    assert_eq!(of("audit.\"Order Items\"")["references"], 1);
    for (name, kind) in [("emails", "view"), ("counts", "materialized_view"), ("parts", "partitioned_table")]
    {
        assert_eq!(of(name)["kind"], kind);
    }
    assert_eq!(of("parts_2026")["partition"], true);
    assert_eq!(of("parts")["estimated_rows"], 7, "those of its partitions");
    assert_eq!(of("parts")["size"], of("parts_2026")["size"]);
    assert_eq!(of("emails")["size"], json!(null));
    let outcome = inspect(&database, &[]).succeeds();
    outcome.says("audit.\"Order Items\"").says("materialized view").says("partitioned table");
    inspect(&database, &["--as", "csv"]).succeeds().says("table,kind,rows (estimated),size");
    inspect(&Database::new(server!()), &[]).succeeds().says("the database has no tables");
}

#[test]
fn shows_a_table_with_everything_around_it() {
    let database = database(server!());
    inspect(&database, &["users"])
        .succeeds()
        .says("generated always as identity")
        .says("where to write to")
        .says("users_pkey (id)")
        .says("audit.\"Order Items\" (user_id) → (id) on delete cascade")
        .says("users_email_key");
    let value = json(&database, &["audit.\"Order Items\""]);
    assert_eq!(value["primary_key"]["columns"], json!(["Key", "place"]));
    assert_eq!(value["references"][0]["foreign_table"], "users");
    assert_eq!(value["references"][0]["on_delete"], "cascade");
    assert_eq!(value["checks"][0]["name"], "positive");
    assert_eq!(value["columns"][3]["generated"], "(place * 2)");
    assert_eq!(value["columns"][0]["default"], "gen_random_uuid()");
    assert_eq!(value["columns"][0]["nullable"], false);
    assert_eq!(json(&database, &["users"])["columns"][2]["type"], "mood");
    inspect(&database, &["emails"]).succeeds().says("view").says("SELECT");
    inspect(&database, &["parts"]).succeeds().says("partitioned by RANGE (at)");
    inspect(&database, &["parts_2026"]).succeeds().says("partition of parts FOR VALUES FROM");
}

#[test]
fn says_how_large_and_used_an_index_is_and_which_is_invalid() {
    let database = database(server!());
    database.sql("insert into users (email) select 'same' || n from generate_series(1, 2) n");
    let broken = "create unique index concurrently broken on users ((1))";
    database.cluster.try_sql(&database.name, broken).expect_err("two rows are alike");
    inspect(&database, &["users"]).succeeds().says("INVALID");
    let value = json(&database, &["users"]);
    let index = |name: &str| {
        let indexes = value["indexes"].as_array().expect("indexes");
        indexes.iter().find(|index| index["name"] == name).expect(name).clone()
    };
    assert_eq!(index("broken")["valid"], false);
    assert_eq!(index("broken")["definition"], "USING btree ((1))");
    assert_eq!(index("users_pkey")["primary"], true);
    assert_eq!(index("users_email_key")["size"], 16384);
    assert!(index("users_email_key")["scans"].is_u64(), "{value}");
}

#[test]
fn a_name_is_found_as_it_is_written_and_a_wrong_one_has_a_neighbour() {
    let database = database(server!());
    for name in ["users", "USERS", "public.users", "\"users\"", "Public.Users"] {
        inspect(&database, &[name]).succeeds().says("users: table");
    }
    for name in ["\"Order Items\"", "Order Items", "audit.Order Items", "audit.\"Order Items\""] {
        inspect(&database, &[name]).succeeds().says("audit.\"Order Items\": table");
    }
    inspect(&database, &["usres"])
        .exits(2)
        .says("there is no table or view usres")
        .says("did you mean users?");
    inspect(&database, &["\"order items\""]).exits(2).says("did you mean audit.\"Order Items\"?");
    inspect(&database, &["audit.users"]).exits(2).says("hbm-db inspect lists them");
    inspect(&database, &["a.b.c"]).exits(2).says("is no name of a table");
    database.sql("create schema one; create table one.twin (); create schema two; create table two.twin ()");
    inspect(&database, &["twin"]).exits(2).says("one.twin, two.twin");
    inspect(&database, &["two.twin"]).succeeds().says("two.twin: table");
}

/// A role that may read only some tables sees all names, and rows of what it may read.
#[test]
fn needs_no_right_but_to_connect() {
    let database = database(server!());
    let role = format!("{}_guest", database.name);
    database.sql(&format!("create role {role} login password 'x'; grant select on parts to {role}"));
    let url = database.url_of(&role, "x");
    let run = |arguments: &[&str]| {
        crate::harness::hbm_db(&[&["inspect"], arguments].concat()).env("DATABASE_URL", &url)
    };
    run(&[]).succeeds().says("users");
    run(&["users"]).succeeds().says("users_pkey");
    run(&["--erd", "dot"]).succeeds().says("Order Items");
    run(&["parts", "--rows"]).succeeds().says("7 rows");
    run(&["users", "--rows"]).exits(1).says("permission denied").says("GRANT SELECT");
    database.sql(&format!("drop owned by {role}; drop role {role}"));
}
