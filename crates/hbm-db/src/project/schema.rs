//! The JSON Schema of a project file, for editors.

use super::written::Project;
use serde_json::{Value, json};

/// The JSON Schema, of draft 2020-12.
pub(crate) fn json_schema() -> Value {
    let mut schema = schemars::schema_for!(Project).to_value();
    let definitions = schema.as_object_mut().and_then(|object| object.remove("$defs")).unwrap_or_default();
    if let Some(object) = schema.as_object_mut() {
        object.remove("$schema");
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "hbm-db.yaml",
        "description": "A project of hbm-db, or a list of them.",
        "oneOf": [schema, {"type": "array", "minItems": 1, "items": {"$ref": "#/oneOf/0"}}],
        "$defs": definitions,
    })
}
