//! `health`: the JSON of the document, once and over HTTP, from sockets without any library in between.

mod answers;
mod down;
mod listener;
mod load;
mod metrics;
mod monitoring;
mod once;
mod strangers;

pub(crate) use metrics::parse;
use serde_json::Value;

/// The answer that the HBM document shows under *Health Check Endpoint*.
const DOCUMENT: &str = r#"{
  "status": "healthy",
  "database": {
    "status": "healthy",
    "database": {
      "name": "hbm_dev",
      "user": "username",
      "version": "PostgreSQL",
      "size": "7104 kB",
      "currentTime": "2025-07-11T06:53:56.010665+00:00"
    },
    "connections": {
      "active": "2",
      "maxAllowed": "901",
      "poolMax": 10
    },
    "timestamp": "2025-07-11T06:53:55.951Z"
  },
  "timestamp": "2025-07-11T06:53:55.951Z"
}"#;

/// Keys in their order, with the kinds of their values; of times and sizes also how they are written.
fn shape(text: &str) -> String {
    fn of(value: &Value) -> String {
        match value {
            Value::Object(fields) => {
                let fields: Vec<String> =
                    fields.iter().map(|(key, value)| format!("{key}: {}", of(value))).collect();
                format!("{{{}}}", fields.join(", "))
            }
            Value::String(text) if text.starts_with("20") => {
                text.chars().map(|c| if c.is_ascii_digit() { '9' } else { c }).collect()
            }
            Value::String(text) if text.ends_with(" kB") => "a size".into(),
            Value::String(text) if text.parse::<u32>().is_ok() => "a number as text".into(),
            Value::String(_) => "a text".into(),
            Value::Number(_) => "a number".into(),
            other => other.to_string(),
        }
    }
    of(&serde_json::from_str(text).expect("JSON"))
}
