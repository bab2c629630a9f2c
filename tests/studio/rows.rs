//! Pages of rows.

use crate::harness::{Database, Studio, hbm_db, server};
use serde_json::{Value, json};

#[test]
fn a_page_of_rows_is_found_by_the_key_in_both_directions() {
    let database = Database::new(server!());
    database.sql("create table t (id int primary key, n int); insert into t select g, nullif(g % 3, 0) from generate_series(1, 25) g");
    let studio = Studio::on(&database, &[]);
    let cookie = studio.enter();
    let page = |place: Value| {
        let mut asked = json!({ "table": "t", "limit": 10, "order": [{ "column": "n", "desc": true }] });
        for (name, value) in place.as_object().expect("an object") {
            asked[name.as_str()] = value.clone();
        }
        studio.post("rows", &asked, &cookie).json()
    };
    let expected = database.sql("select string_agg(id::text, ',' order by n desc, id desc) from t");
    let ids = |page: &Value| -> Vec<String> {
        page["rows"]
            .as_array()
            .expect("rows")
            .iter()
            .map(|row| row[0].as_str().expect("a text").to_owned())
            .collect()
    };
    let first = page(json!({}));
    let second = page(json!({ "after": first["next"] }));
    let third = page(json!({ "after": second["next"] }));
    assert_eq!([ids(&first), ids(&second), ids(&third)].concat().join(","), expected);
    assert_eq!((&first["previous"], &third["next"]), (&Value::Null, &Value::Null));
    let back = page(json!({ "before": third["previous"] }));
    assert_eq!(ids(&back), ids(&second));
    assert_eq!(ids(&page(json!({ "before": back["previous"] }))), ids(&first));
    let last = ids(&page(json!({ "last": true }))).join(",");
    assert!(expected.ends_with(&last), "{last} is not the end of {expected}");
}

/// Each row behind the first page is an error for whoever reads it: nobody counts, or looks further than the page.
#[test]
fn opening_a_table_reads_one_page() {
    let cluster = server!();
    let database = Database::new(cluster);
    let role = format!("{}_reader", database.name);
    database.sql(&format!(
        "create table t (id int primary key);
         insert into t select g from generate_series(1, 5000) g;
         analyze t;
         create function near(id int) returns boolean language plpgsql as
             $$ begin if id > 500 then raise exception 'row % was read', id; end if; return true; end $$;
         alter table t enable row level security;
         create policy p on t using (near(id));
         create role {role} login password 'reader'; grant select on t to {role}"
    ));
    let url = database.url_of(&role, "reader");
    let studio = Studio::start(hbm_db(&["studio", "--no-open"]).env("DATABASE_URL", &url));
    let session = studio.enter();
    let ask = |name: &str, body: Value| studio.post(name, &body, &session);
    assert_eq!(ask("overview", json!({})).json()["tables"][0]["estimated_rows"], 5000);
    assert_eq!(ask("table", json!({ "table": "t" })).status, 200);
    assert_eq!(
        ask("rows", json!({ "table": "t", "limit": 100 })).json()["rows"].as_array().map(Vec::len),
        Some(100)
    );
    assert_eq!(ask("count", json!({ "table": "t" })).json()["rows"], "5000");
    let filter = json!([{ "column": "id", "op": "gt", "value": "7" }]);
    assert_eq!(ask("count", json!({ "table": "t", "where": filter })).json()["exact"], false);
    let counted = ask("count", json!({ "table": "t", "exact": true }));
    assert!(counted.status == 422 && counted.body.contains("was read"), "the trap works: {}", counted.body);
    drop(studio);
    database.sql(&format!("drop owned by {role}; drop role {role}"));
}

/// A table that becomes another one between two pages is looked at again.
#[test]
fn a_table_may_change_between_two_pages() {
    let database = Database::new(server!());
    database.sql("create table t (id int primary key, a text); insert into t select g, 'x' from generate_series(1, 30) g");
    let studio = Studio::on(&database, &[]);
    let session = studio.enter();
    let ask = |after: &Value| {
        studio.post("rows", &json!({ "table": "t", "limit": 10, "after": after }), &session).json()
    };
    let first = ask(&Value::Null);
    assert_eq!(first["columns"], json!(["id", "a"]));
    database.sql("alter table t drop column a; alter table t add column b int default 7");
    let second = ask(&first["next"]);
    assert_eq!((&second["columns"], &second["rows"][0]), (&json!(["id", "b"]), &json!(["11", "7"])));
    database.sql("alter table t rename to old; create table t (id int primary key, c int); insert into t select g, 9 from generate_series(1, 30) g");
    let third = ask(&second["next"]);
    assert_eq!((&third["columns"], &third["rows"][0]), (&json!(["id", "c"]), &json!(["21", "9"])));
}
