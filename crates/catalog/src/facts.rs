//! What is known of an object: a JSON value, kept as the text that the server made of it.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

/// Facts of an object. Two are equal where their texts are: both sides are read by the same query.
///
/// Only the rules of a kind know what is inside.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Facts(Box<str>);

impl Default for Facts {
    fn default() -> Self {
        Self("{}".into())
    }
}

impl Facts {
    /// Facts from a value.
    ///
    /// # Panics
    /// Where the value has no form in JSON.
    pub fn of(value: &impl Serialize) -> Self {
        Self(serde_json::to_string(value).expect("facts are JSON").into())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Reads them as what the rules of a kind take them for.
    ///
    /// # Errors
    /// Where the text is of another form, as in a file that another version wrote.
    pub fn read<T: DeserializeOwned>(&self) -> serde_json::Result<T> {
        serde_json::from_str(&self.0)
    }

    /// The same with `\n` for each `\r\n` in its texts.
    #[must_use]
    pub(crate) fn with_plain_line_ends(&self) -> Self {
        Self(self.0.replace(r"\r\n", r"\n").into())
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        &*self.0 == "{}"
    }
}

impl Serialize for Facts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let raw: &RawValue = serde_json::from_str(&self.0).map_err(serde::ser::Error::custom)?;
        raw.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Facts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        Ok(Self(Box::from(raw.get())))
    }
}
