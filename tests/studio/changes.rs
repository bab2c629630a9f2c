//! Staged changes.

use crate::harness::{Database, Studio, server};
use serde_json::{Value, json};

#[test]
fn changes_are_made_together_or_not_at_all() {
    let database = Database::new(server!());
    database.sql("create table t (id int primary key, n text, j jsonb, d text default 'standard'); insert into t values (1, 'a', '{}'), (2, 'b', null)");
    let studio = Studio::on(&database, &["--write"]);
    let cookie = studio.enter();
    let commit = |changes: Value| studio.post("commit", &json!({ "changes": changes }), &cookie).json();
    let done = commit(json!([
        { "table": "t", "kind": "update", "key": { "id": "1" }, "old": { "n": "a" }, "new": { "n": { "text": "" }, "j": { "text": "null" }, "d": "null" } },
        { "table": "t", "kind": "insert", "new": { "id": { "text": "3" }, "n": "null", "d": "default" } },
        { "table": "t", "kind": "delete", "key": { "id": "2" }, "old": { "n": "b", "j": null } },
    ]));
    assert_eq!(done, json!({ "result": "committed", "changes": 3 }));
    let rows = "select string_agg(concat_ws('|', id, coalesce(n, 'NULL'), coalesce(j::text, 'NULL'), coalesce(d, 'NULL')), ' ' order by id) from t";
    let after = "1||null|NULL 3|NULL|NULL|standard";
    assert_eq!(database.sql(rows), after);
    // Somebody else was here meanwhile.
    let conflict = commit(json!([
        { "table": "t", "kind": "update", "key": { "id": "3" }, "old": { "n": null }, "new": { "n": { "text": "mine" } } },
        { "table": "t", "kind": "update", "key": { "id": "1" }, "old": { "n": "a" }, "new": { "n": { "text": "mine" } } },
    ]));
    assert_eq!((&conflict["result"], &conflict["change"]), (&json!("conflict"), &json!(1)));
    assert_eq!(conflict["now"][1], json!(["n", ""]));
    let gone = commit(json!([{ "table": "t", "kind": "delete", "key": { "id": "2" }, "old": {} }]));
    assert_eq!((&gone["result"], &gone["now"]), (&json!("conflict"), &Value::Null));
    let failed = commit(json!([{ "table": "t", "kind": "insert", "new": { "id": { "text": "1" } } }]));
    assert_eq!((&failed["result"], &failed["sqlstate"]), (&json!("failed"), &json!("23505")));
    assert_eq!(database.sql(rows), after);
}
