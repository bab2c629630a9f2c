//! A hash that changes when a database does.

use super::{Object, ObjectId, Position};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt;

/// SHA-256 of a set of objects, in hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// Hashes the objects as JSON, with every column at position 0.
    pub(super) fn of(objects: &BTreeMap<ObjectId, Object>) -> Self {
        let mut hash = Sha256::new();
        for (id, object) in objects {
            let pair = match object {
                Object::Column(column) => {
                    let mut column = column.clone();
                    column.position = Position(0);
                    serde_json::to_vec(&(id, Object::Column(column)))
                }
                Object::Extension(_) => serde_json::to_vec(id),
                other => serde_json::to_vec(&(id, other)),
            };
            hash.update(pair.expect("catalog values are JSON"));
        }
        Self(hex(&hash.finalize()))
    }

    /// A fingerprint of any text, for caches.
    pub fn of_text(text: &str) -> Self {
        Self(hex(&Sha256::digest(text.as_bytes())))
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
