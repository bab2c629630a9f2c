//! Roles that may not see all: nothing fails, and what is not seen is said.

use super::command::ILL;
use crate::harness::{Database, hbm_db, server};
use serde_json::Value;

/// A database, and a role that may connect to it and nothing else.
fn with_role(database: &Database, more: &str) -> String {
    let role = format!("{}_doctor", database.name);
    database.sql(&format!("create role {role} login password 'x'; {}", more.replace("{role}", &role)));
    role
}

/// What a role finds in all.
fn asked_as(database: &Database, role: &str, arguments: &[&str]) -> Value {
    let outcome = hbm_db(&[&["doctor", "--format", "json"], arguments].concat())
        .env("DATABASE_URL", &database.url_of(role, "x"))
        .succeeds();
    let value: Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    for hidden in value["hidden"].as_array().expect("hidden") {
        let what = hidden["what"].as_str().expect("what");
        assert!(!what.contains("SQLSTATE"), "{hidden} is an error");
    }
    value
}

fn blind(value: &Value) -> Vec<&str> {
    let hidden = value["hidden"].as_array().expect("hidden");
    let mut blind: Vec<&str> = hidden.iter().filter_map(|one| one["probe"].as_str()).collect();
    blind.dedup();
    blind
}

#[test]
fn a_plain_role_is_told_what_it_does_not_see() {
    let database = Database::new(server!());
    database.sql(ILL);
    let role = with_role(&database, "revoke all on all sequences in schema public from public");
    // Another role's session, of which it sees nothing.
    let session = database.session("other");
    let value = asked_as(&database, &role, &[]);
    let blind = blind(&value);
    for probe in ["md5_passwords", "sequences", "idle_in_transaction", "long_queries", "long_transactions"] {
        assert!(blind.contains(&probe), "{probe} is not among {blind:?}");
    }
    // What it sees in the catalogs is found.
    assert!(value.to_string().contains("Order_customer_fkey"), "{value}");
    let url = database.url_of(&role, "x");
    let doctor = |arguments: &[&str]| hbm_db(&[&["doctor"], arguments].concat()).env("DATABASE_URL", &url);
    doctor(&["md5_passwords"])
        .succeeds()
        .says("NOT SEEN, and not taken for good")
        .says("of which 1 did not see all");
    // It is neither good where a test depends on it.
    doctor(&["md5_passwords", "--check"]).exits(3);
    let line = doctor(&["md5_passwords", "--format", "nagios"]).exits(3).stdout;
    assert!(
        line.starts_with("HBM-DB UNKNOWN: nothing found by 1 probe; not seen: md5_passwords |"),
        "{line}"
    );
    let figures = doctor(&["md5_passwords", "--format", "prometheus"]).succeeds().stdout;
    assert!(figures.contains("hbm_db_doctor_hidden{probe=\"md5_passwords\"} 1"), "{figures}");
    assert!(!figures.contains("hbm_db_doctor_severity{probe=\"md5_passwords\"}"), "{figures}");
    drop(session);
    database.sql(&format!("drop owned by {role}; drop role {role}"));
}

#[test]
fn a_member_of_pg_monitor_sees_sessions_and_settings() {
    let database = Database::new(server!());
    database.sql(ILL);
    let role = with_role(
        &database,
        "grant pg_monitor to {role}; grant select on all sequences in schema public to {role}",
    );
    let session = database.session("other");
    let value = asked_as(&database, &role, &[]);
    let blind = blind(&value);
    for probe in ["sequences", "idle_in_transaction", "long_queries", "long_transactions", "slot_wal"] {
        assert!(!blind.contains(&probe), "{probe} is among {blind:?}");
    }
    assert!(value.to_string().contains("public.ticket"), "{value}");
    drop(session);
    database.sql(&format!("drop owned by {role}; drop role {role}"));
}
