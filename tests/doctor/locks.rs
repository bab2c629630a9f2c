//! No probe waits for a lock, and none holds one that others wait for.

use super::command::ILL;
use crate::harness::{Database, Holder, hbm_db, server};
use serde_json::Value;

/// All that somebody can lock for himself: tables, their indexes with them, and sequences.
#[test]
fn tables_that_somebody_has_locked_are_not_waited_for() {
    let database = Database::new(server!());
    database.sql(ILL);
    let holder = Holder::new(
        &database,
        "lock table customer, \"Order\" in access exclusive mode; alter sequence ticket maxvalue 101",
    );
    let outcome = hbm_db(&["doctor", "--format", "json"]).on(&database).succeeds();
    let value: Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    assert_eq!(value["probes"].as_array().map(Vec::len), Some(50));
    let hidden = value["hidden"].as_array().expect("hidden");
    // A wait would have ended by lock_timeout, and be hidden with its SQLSTATE.
    assert!(hidden.iter().all(|one| !one.to_string().contains("SQLSTATE")), "{value}");
    let changing = format!("1 sequences that pid {} is changing", holder.pid());
    assert!(hidden.iter().any(|one| one["what"] == changing.as_str()), "{value}");
    assert!(value.to_string().contains("Order_customer_fkey"), "{value}");
    holder.commit();
}

/// The catalog itself cannot be read then: that is said, and the others go on.
#[test]
fn a_catalog_that_is_locked_is_not_waited_for_long() {
    let database = Database::new(server!());
    let holder = Holder::new(&database, "lock table pg_catalog.pg_sequence in access exclusive mode");
    let outcome =
        hbm_db(&["doctor", "sequences", "connections", "--format", "json"]).on(&database).succeeds();
    let value: Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    assert_eq!(value["hidden"][0]["probe"], "sequences", "{value}");
    assert!(value["hidden"][0]["what"].as_str().is_some_and(|what| what.contains("55P03")), "{value}");
    assert_eq!(value["hidden"].as_array().map(Vec::len), Some(1), "{value}");
    holder.commit();
}
