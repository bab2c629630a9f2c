//! Staged changes.

use crate::harness::{Database, Studio, server};
use serde_json::{Value, json};

#[test]
fn changes_are_made_together_or_not_at_all() {
    let database = Database::new(server!());
    database.sql("create table t (id int primary key, n text, j jsonb, d text default 'standard'); insert into t values (1, 'a', '{}'), (2, 'b', null)");
    let studio = Studio::on(&database, &["--write"]);
    let cookie = studio.enter();
    let commit = |changes: Value| {
        studio.post("commit", &json!({ "id": changes.to_string(), "changes": changes }), &cookie).json()
    };
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

/// An answer may be lost on its way: who asks again under the same name gets it, and nothing happens twice.
#[test]
fn a_commit_happens_once() {
    let database = Database::new(server!());
    database.sql("create table t (id int generated always as identity primary key, n text)");
    let studio = Studio::on(&database, &["--write"]);
    let session = studio.enter();
    let insert = |n: &str| json!([{ "table": "t", "kind": "insert", "new": { "n": { "text": n } } }]);
    let ask =
        |id: &str, changes: &Value| studio.post("commit", &json!({ "id": id, "changes": changes }), &session);
    let once = ask("one", &insert("a")).json();
    assert_eq!(once, json!({ "result": "committed", "changes": 1 }));
    assert_eq!(ask("one", &insert("a")).json(), once);
    assert_eq!(database.sql("select count(*) from t"), "1");
    assert_eq!(ask("one", &insert("b")).status, 422, "a name is that of one set of changes");
    // Who goes does not take the commit along.
    database.sql("create function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(0.3); return new; end $$; create trigger slow before insert on t for each row execute function slow()");
    studio.leave("commit", &json!({ "id": "two", "changes": insert("c") }), &session);
    assert_eq!(ask("two", &insert("c")).json(), once);
    assert_eq!(database.sql("select count(*) from t where n = 'c'"), "1");
}

#[test]
fn a_constraint_that_is_looked_at_in_the_end_is_a_refusal() {
    let database = Database::new(server!());
    database.sql("create table p (id int primary key); create table c (id int primary key, p int references p deferrable initially deferred)");
    let studio = Studio::on(&database, &["--write"]);
    let session = studio.enter();
    let changes =
        json!([{ "table": "c", "kind": "insert", "new": { "id": { "text": "1" }, "p": { "text": "9" } } }]);
    let done = studio.post("commit", &json!({ "id": "a", "changes": changes }), &session).json();
    assert_eq!(
        (&done["result"], &done["sqlstate"], &done["change"]),
        (&json!("failed"), &json!("23503"), &Value::Null)
    );
    assert_eq!(database.sql("select count(*) from c"), "0");
}

#[test]
fn names_of_the_catalog_and_triggers_are_no_conflict() {
    let database = Database::new(server!());
    database.sql(
        "create table audit (what text);
         create function note() returns trigger language plpgsql as $$ begin insert into audit values (tg_op); return coalesce(new, old); end $$;
         create table t (id int primary key, r regclass, n text);
         insert into t values (1, 'audit', 'a');
         create trigger note before update or delete on t for each row execute function note()",
    );
    let studio = Studio::on(&database, &["--write"]);
    let session = studio.enter();
    let seen =
        studio.post("rows", &json!({ "table": "t", "limit": 10 }), &session).json()["rows"][0][1].clone();
    let changes =
        json!([{ "table": "t", "kind": "delete", "key": { "id": "1" }, "old": { "r": seen, "n": "a" } }]);
    let done = studio.post("commit", &json!({ "id": "a", "changes": changes }), &session).json();
    assert_eq!(done["result"], "committed", "{done}");
    assert_eq!(database.sql("table audit"), "DELETE", "the trigger found its table by the path of the role");
}
