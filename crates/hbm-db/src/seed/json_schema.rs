//! What seed files may say, as a JSON Schema (draft 2020-12) for editors. Pure.

use super::schema::{Column, ConstraintKind, Schema};
use crate::catalog::{Catalog, Ident, Name};
use crate::plan::kinds::{column, table};
use serde_json::{Map, Value, json};

/// The schema of all seed files, or of that of one table.
pub fn json_schema(catalog: &Catalog, only: Option<&Name>) -> Value {
    let schema = Schema::of(catalog);
    let mut definitions = Map::new();
    for table in schema.tables().filter(|table| only.is_none_or(|only| only == *table)) {
        let name = file_name(table);
        definitions.insert(format!("{name}.row"), row(catalog, &schema, table));
        definitions.insert(name.clone(), file(catalog, &schema, table, &name));
    }
    let mut whole =
        Map::from_iter([("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"))]);
    if let Some(only) = only {
        whole.insert("$ref".into(), json!(format!("#/$defs/{}", pointer(&file_name(only)))));
    }
    whole.insert("$defs".into(), Value::Object(definitions));
    Value::Object(whole)
}

fn file_name(table: &Name) -> String {
    match table.namespace.as_str() {
        "public" => table.name.as_str().to_owned(),
        namespace => format!("{namespace}.{}", table.name.as_str()),
    }
}

/// A name in a JSON pointer (RFC 6901) that is a fragment.
fn pointer(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1").replace('%', "%25").replace(' ', "%20").replace('"', "%22")
}

fn file(catalog: &Catalog, schema: &Schema, table: &Name, name: &str) -> Value {
    let columns: Vec<&str> = schema.columns(table).into_iter().map(|(name, _)| name.as_str()).collect();
    let mut file = json!({
        "title": format!("rows of {}", table.brief()),
        "type": ["object", "null"],
        "additionalProperties": false,
        "properties": {
            "key": {
                "description": "the unique columns that tell rows apart; the primary key if there are none",
                "anyOf": [
                    { "enum": columns },
                    { "type": "array", "items": { "enum": columns }, "minItems": 1 },
                ],
            },
            "sets": {
                "description": "rows by set and label; base and dev are loaded unless --set names others",
                "type": ["object", "null"],
                "additionalProperties": {
                    "anyOf": [
                        {
                            "type": ["object", "null"],
                            "additionalProperties": { "$ref": format!("#/$defs/{}.row", pointer(name)) },
                        },
                        {
                            "description": "!file NAME: a file beside this one that has the rows",
                            "type": "string",
                            "pattern": "^[^/]+\\.(csv|jsonl)$",
                        },
                    ],
                },
            },
        },
    });
    if let Some(comment) =
        catalog.get(&table::id(table)).and_then(|object| object.satellites.comment.as_ref())
    {
        file["description"] = json!(comment);
    }
    file
}

fn row(catalog: &Catalog, schema: &Schema, table: &Name) -> Value {
    let (mut properties, mut required) = (Map::new(), Vec::new());
    let primary = schema.constraints(table).find(|(_, one)| one.kind == ConstraintKind::PrimaryKey);
    // It comes from the label.
    let derived = primary.map(|(_, one)| one.columns.as_slice()).filter(|columns| columns.len() == 1);
    for (name, column) in schema.columns(table).into_iter().filter(|(_, column)| !column.generated) {
        let is_filled = column.default.is_some() || column.identity.is_some();
        let is_derived = column.data_type == "uuid" && derived.is_some_and(|columns| columns.contains(name));
        if column.not_null && !is_filled && !is_derived {
            required.push(name.as_str());
        }
        let comment =
            catalog.get(&column::id(table, name)).and_then(|object| object.satellites.comment.clone());
        properties.insert(name.as_str().to_owned(), value(schema, table, name, column, comment));
    }
    json!({
        "type": ["object", "null"],
        "additionalProperties": false,
        "properties": properties,
        "required": required,
    })
}

fn value(schema: &Schema, table: &Name, name: &Ident, column: &Column, comment: Option<String>) -> Value {
    let refers = schema.constraints(table).find_map(|(_, constraint)| {
        constraint.references.as_ref().filter(|_| constraint.columns.contains(name))
    });
    let mut about = vec![column.data_type.clone()];
    about.extend(refers.map(|foreign| format!("!ref {}.LABEL", file_name(&foreign.table))));
    if column.data_type.starts_with("timestamp") || column.data_type == "date" {
        about.push("!now, !ago 3d, !in 3d".into());
    }
    about.extend(comment);
    let labels = column.enum_type.as_ref().and_then(|name| schema.labels(name));
    let labels = labels.filter(|_| !column.data_type.ends_with("[]"));
    let mut value = match labels {
        Some(labels) => {
            let mut allowed: Vec<Value> = labels.iter().map(|label| json!(label)).collect();
            allowed.extend((!column.not_null).then_some(Value::Null));
            json!({ "enum": allowed })
        }
        None => match types(&column.data_type) {
            // JSON may be anything.
            [] => json!({}),
            types => {
                let null = (!column.not_null).then_some("null");
                json!({ "type": types.iter().copied().chain(null).collect::<Vec<_>>() })
            }
        },
    };
    value["description"] = json!(about.join("; "));
    value
}

/// What an editor takes a value for: every value is text until PostgreSQL types it.
fn types(data_type: &str) -> &'static [&'static str] {
    match data_type.split('(').next().unwrap_or_default() {
        "json" | "jsonb" => &[],
        "boolean" => &["boolean", "string"],
        "smallint" | "integer" | "bigint" | "numeric" | "real" | "double precision" => &["number", "string"],
        _ => &["string", "number", "boolean"],
    }
}
