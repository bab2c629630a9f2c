//! The JSON Schema of seed files.

use crate::harness::{hbm_db, server, tables};
use serde_json::Value;
use std::path::Path;

fn schema(arguments: &[&str], database: &crate::harness::Database) -> Value {
    let printed = hbm_db(arguments).on(database).succeeds();
    serde_json::from_str(&printed.stdout).expect("JSON")
}

#[test]
fn it_says_what_a_file_may_have() {
    let database = tables(server!());
    database.sql(
        "create type colour as enum ('red', 'green');
         create table things (
             id uuid primary key, name text not null, colour colour, size integer not null default 1, facts jsonb not null,
             role_id uuid references roles, made text generated always as (upper(name)) stored);
         comment on table things is 'What there is';
         comment on column things.name is 'What it is called'",
    );
    let whole = schema(&["schema", "seeds", "things"], &database);
    assert_eq!(whole["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert_eq!(whole["$ref"], "#/$defs/things");
    assert_eq!(whole["$defs"]["things"]["description"], "What there is");
    let row = &whole["$defs"]["things.row"];
    assert_eq!(row["required"], serde_json::json!(["name", "facts"]));
    let columns = &row["properties"];
    assert_eq!(columns["colour"]["enum"], serde_json::json!(["red", "green", null]));
    assert_eq!(columns["name"]["description"], "text; What it is called");
    assert_eq!(columns["size"]["type"], serde_json::json!(["number", "string"]));
    assert_eq!(columns["role_id"]["description"], "uuid; !ref roles.LABEL");
    assert!(columns["facts"].get("type").is_none() && columns.get("made").is_none());
    hbm_db(&["schema", "seeds", "thinks"]).on(&database).exits(2).says("did you mean things?");
}

#[test]
fn the_seeds_of_the_application_are_within_it() {
    let database = tables(server!());
    let whole = schema(&["schema", "seeds"], &database);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seed-data/hbm");
    let mut columns = 0;
    for entry in std::fs::read_dir(folder).expect("seeds") {
        let path = entry.expect("a file").path();
        let table = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).expect("a file");
        let row = &whole["$defs"][format!("{table}.row")]["properties"];
        assert!(row.is_object(), "{table}");
        // A column stands behind six spaces, or in braces.
        let words =
            text.lines().filter(|line| line.starts_with("      ") && !line.trim_start().starts_with('{'));
        for line in words.filter(|line| !line.starts_with("       ")) {
            let Some((name, _)) = line.trim().split_once(':') else { continue };
            assert!(row.get(name).is_some(), "{table}: {line}");
            columns += 1;
        }
    }
    assert!(columns > 20, "only {columns} columns were seen");
}
