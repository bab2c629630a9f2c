//! The options of a sequence or an identity column, as in `pg_sequence`.

use serde::{Deserialize, Serialize};

/// The options of a sequence or an identity column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Options {
    /// `bigint`, `integer` or `smallint`.
    pub data_type: String,
    /// First value.
    pub start: i64,
    /// Step.
    pub increment: i64,
    /// Smallest value.
    pub min: i64,
    /// Largest value.
    pub max: i64,
    /// Values kept per session.
    pub cache: i64,
    /// Whether it starts again at the end.
    pub cycle: bool,
}

impl Options {
    /// The same after its data type became that of another, which cuts its limits.
    #[must_use]
    pub fn with_type_of(&self, other: &Self) -> Self {
        let (least, most) = match other.data_type.as_str() {
            "smallint" => (i64::from(i16::MIN), i64::from(i16::MAX)),
            "integer" => (i64::from(i32::MIN), i64::from(i32::MAX)),
            _ => (i64::MIN, i64::MAX),
        };
        let (min, max) = (self.min.clamp(least, most), self.max.clamp(least, most));
        Self {
            data_type: other.data_type.clone(),
            min,
            max,
            start: self.start.clamp(min, max),
            ..self.clone()
        }
    }

    /// As `CREATE SEQUENCE` takes them.
    pub fn with_type(&self) -> String {
        format!("AS {} {}", self.data_type, self.without_type())
    }

    /// As an identity column takes them: the type of its sequence follows the column.
    pub fn without_type(&self) -> String {
        let cycle = if self.cycle { "CYCLE" } else { "NO CYCLE" };
        format!(
            "START WITH {} INCREMENT BY {} MINVALUE {} MAXVALUE {} CACHE {} {cycle}",
            self.start, self.increment, self.min, self.max, self.cache
        )
    }

    /// As `ALTER TABLE … ALTER COLUMN … SET` takes them.
    pub fn set(&self) -> String {
        let cycle = if self.cycle { "CYCLE" } else { "NO CYCLE" };
        format!(
            "SET START WITH {} SET INCREMENT BY {} SET MINVALUE {} SET MAXVALUE {} SET CACHE {} SET {cycle}",
            self.start, self.increment, self.min, self.max, self.cache
        )
    }

    /// Whether every number of another sequence is within these.
    pub fn hold(&self, other: &Self) -> bool {
        self.min <= other.min && self.max >= other.max
    }

    /// The position of another sequence, where this one can have it; else the nearest.
    pub fn value(&self) -> String {
        format!("GREATEST({}, LEAST({}, last_value))", self.min, self.max)
    }

    /// Whether the value is used: one at the end is, so that none comes twice; one at the beginning is yet to come.
    pub fn called(&self) -> String {
        let (min, max) = (self.min, self.max);
        let (end, beginning) = match self.increment < 0 {
            true => (format!("last_value < {min}"), format!("last_value > {max}")),
            false => (format!("last_value > {max}"), format!("last_value < {min}")),
        };
        format!("CASE WHEN {end} THEN true WHEN {beginning} THEN false ELSE is_called END")
    }
}
