//! A hash that changes when a database does.

use crate::{Id, Object};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt;

/// SHA-256 of a set of objects, in hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// Hashes what counts in a comparison: identities and facts, comments and labels. Owners and privileges are nobody's
    /// definition.
    pub(crate) fn of(objects: &BTreeMap<Id, Object>) -> Self {
        let mut hash = Sha256::new();
        for (id, object) in objects {
            hash.update(id.kind().word());
            for name in id.path() {
                hash.update(name.as_str());
                hash.update([0]);
            }
            hash.update(id.signature());
            hash.update(object.facts.as_str());
            let satellites = &object.satellites;
            hash.update(satellites.comment.as_deref().unwrap_or_default());
            for (provider, label) in &satellites.labels {
                hash.update(provider);
                hash.update(label);
            }
            hash.update([1]);
        }
        Self(hex(&hash.finalize()))
    }

    /// A fingerprint of any text, for caches.
    pub fn of_text(text: &str) -> Self {
        Self(hex(&Sha256::digest(text.as_bytes())))
    }

    /// The same of a text that is written in parts.
    pub fn of_written(write: impl FnOnce(&mut dyn fmt::Write) -> fmt::Result) -> Self {
        let mut hashed = Hashed(Sha256::new());
        // Nothing of it fails but what formats itself.
        let _ = write(&mut hashed);
        Self(hex(&hashed.0.finalize()))
    }
}

/// What hashes a text that is written to it.
struct Hashed(Sha256);

impl fmt::Write for Hashed {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.update(text.as_bytes());
        Ok(())
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
