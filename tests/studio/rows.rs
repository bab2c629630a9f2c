//! Pages of rows.

use super::Studio;
use crate::harness::{Database, server};
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
