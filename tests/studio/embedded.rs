//! The studio on the embedded PostgreSQL.

use crate::harness::{Studio, hbm_db};
use serde_json::json;

#[test]
fn one_connection_is_enough() {
    let folder = tempfile::tempdir().expect("a folder");
    hbm_db(&["reset"]).within(folder.path()).succeeds();
    let studio = Studio::start(hbm_db(&["studio", "--no-open", "--write"]).within(folder.path()));
    let session = studio.enter();
    let ask = |name: &str, body| studio.post(name, &body, &session).json();
    assert_eq!(ask("overview", json!({}))["tables"].as_array().map(Vec::len), Some(27));
    assert_eq!(ask("table", json!({ "table": "orders" }))["editable"], true);
    let page = ask("rows", json!({ "table": "orders", "limit": 10 }));
    assert_eq!(page["rows"].as_array().map(Vec::len), Some(10));
    assert_eq!(ask("count", json!({ "table": "orders", "exact": true }))["rows"], "25");
    let counted = ask("sql", json!({ "sql": "select count(*) from users", "id": "a", "limit": 10 }));
    assert_eq!(counted["rows"], json!([["9"]]));
    assert!(ask("activity", json!({}))["sessions"].is_array());
    assert_eq!(ask("drift", json!({}))["statements"], json!([]));
    assert!(ask("ddl", json!({ "table": "orders" }))["statements"].to_string().contains("CREATE TABLE"));
    let change = json!([{ "table": "roles", "kind": "insert", "new": { "name": { "text": "visitor" } } }]);
    assert_eq!(ask("commit", json!({ "id": "a", "changes": change }))["result"], "committed");
    let file = studio.post("export", &json!({ "table": "users", "format": "csv" }), &session);
    assert_eq!(file.body.matches("@example.com").count(), 9);
    let health = studio.get("/api/health/db");
    assert_eq!((health.status, health.json()["status"].as_str()), (200, Some("healthy")));
}
