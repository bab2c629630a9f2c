//! Kinds of objects, by their names.

use serde::{Deserialize, Deserializer, Serialize};
use std::collections::BTreeSet;
use std::fmt;
use std::sync::{Mutex, PoisonError};

/// A kind of object, by the word that people call it: `table`, `materialized view`.
///
/// Which kinds there are is said where their rules are; a catalog takes any.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Kind(&'static str);

/// The names that were read, each kept once.
static READ: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());

impl Kind {
    /// A kind by its name.
    pub const fn new(name: &'static str) -> Self {
        Self(name)
    }

    /// The word for people.
    pub const fn word(self) -> &'static str {
        self.0
    }

    /// A kind by a name that was read. Names are kept for the life of the program: there are few.
    fn read(name: &str) -> Self {
        let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = read.get(name) {
            return Self(known);
        }
        let kept: &'static str = Box::leak(name.to_owned().into_boxed_str());
        read.insert(kept);
        Self(kept)
    }
}

impl<'de> Deserialize<'de> for Kind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Ok(Self::read(&name))
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}
