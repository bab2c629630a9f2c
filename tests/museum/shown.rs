//! The museum as `inspect` and the studio show it.

use super::{Built, Museum};
use crate::harness::{Studio, hbm_db, server};
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn inspect(built: &Built, arguments: &[&str]) -> Value {
    let all = [&["inspect", "--format", "json"], arguments].concat();
    let outcome = hbm_db(&all).on(&built.0).succeeds();
    serde_json::from_str(&outcome.stdout).unwrap_or_else(|error| panic!("{error}: {}", outcome.stdout))
}

fn texts<'a>(list: &'a Value, key: &str) -> Vec<&'a str> {
    list.as_array().expect("a list").iter().filter_map(|one| one[key].as_str()).collect()
}

/// The kinds of the parts of a table, once each.
fn kinds(table: &Value) -> BTreeSet<&str> {
    texts(&table["parts"], "kind").into_iter().collect()
}

#[test]
fn all_that_is_of_a_table_is_told() {
    let museum = Museum::open(server!());
    let visitor = inspect(&museum.made, &["museum.visitor"]);
    for kind in ["policy", "publication", "publication member", "statistics", "trigger"] {
        assert!(kinds(&visitor).contains(kind), "{kind}: {visitor:#}");
    }
    let security = json!({ "name": "row security", "value": "enabled, forced" });
    assert!(visitor["settings"].as_array().expect("settings").contains(&security), "{visitor:#}");
    let policies: Vec<&Value> = visitor["parts"]
        .as_array()
        .expect("parts")
        .iter()
        .filter(|part| part["kind"] == "policy" && part["name"] == "everyone")
        .collect();
    assert_eq!(policies.len(), 1);
    assert_eq!(policies[0]["comment"], "all may see all");
    assert_eq!(policies[0]["statements"], json!(["CREATE POLICY everyone ON museum.visitor USING (true)"]));
    let text = hbm_db(&["inspect", "museum.visitor"]).on(&museum.made.0).succeeds();
    text.says("row security: enabled, forced")
        .says("policies\n")
        .says("-- all may see all")
        .says("publication members\n");
}

/// What is shown of an object is what makes it; every kind has one that can be asked for.
#[test]
fn every_object_is_described() {
    let museum = Museum::open(server!());
    let studio = Studio::on(&museum.made.0, &[]);
    let session = studio.enter();
    let ask = |name: &str, body: Value| {
        let answer = studio.post(name, &body, &session);
        assert_eq!(answer.status, 200, "{name} of {body}: {}", answer.body);
        answer.json()
    };
    let tables = ask("overview", json!({}));
    let tables = texts(&tables["tables"], "name");
    assert!(tables.len() > 60, "only {} tables", tables.len());
    for table in tables {
        assert!(ask("details", json!({ "table": table }))["settings"].is_array());
        let made =
            ask("ddl", json!({ "table": table }))["statements"][0].as_str().unwrap_or_default().to_owned();
        assert!(made.starts_with("CREATE "), "{table}: {made}");
    }
    let objects = ask("objects", json!({}));
    let objects = objects["objects"].as_array().expect("objects");
    let mut seen = BTreeSet::new();
    for object in objects {
        let (kind, name) =
            (object["kind"].as_str().expect("a kind"), object["name"].as_str().expect("a name"));
        if seen.insert(kind) {
            let told = ask("object", json!({ "object": format!("{kind} {name}") }));
            assert_eq!((&told["kind"], &told["name"]), (&object["kind"], &object["name"]));
            assert!(
                told["statements"].as_array().is_some_and(|made| !made.is_empty()),
                "{kind} {name}: {told}"
            );
        }
    }
    assert!(seen.len() > 30, "only {seen:?}");
    assert!(seen.is_disjoint(&BTreeSet::from(["table", "view", "column", "trigger", "index"])), "{seen:?}");
}
