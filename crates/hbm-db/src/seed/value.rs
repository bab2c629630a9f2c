//! A value as a seed file writes it.

use super::Text;
use crate::catalog::Ident;
use std::sync::Arc;

/// What stands behind a column in a seed file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Plain `null`, `~` or nothing: SQL NULL.
    Null,
    /// A scalar, as written.
    Text(Text),
    /// A mapping or sequence, or anything under `!json`: JSON text.
    Json(Text),
    /// `!ref table.label`.
    Ref(Text),
    /// `!now`, `!ago 3d`, `!in 3d`: an offset from the time of the load, as a PostgreSQL interval.
    Time(Text),
    /// `!bcrypt text`, `!argon2 text`.
    Hash(HashKind, Text),
    /// `!env NAME`.
    Env(Text),
}

/// The password hashes a seed can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum HashKind {
    /// bcrypt with cost 10.
    Bcrypt,
    /// Argon2id with the recommended parameters of its RFC 9106 implementation.
    Argon2,
}

/// A value that is ready to be written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Expression {
    /// NULL.
    Null,
    /// Text that the server casts to the column's type.
    Text(Text),
    /// The key of another row, by index into the resolved rows and column of its table.
    Key {
        /// Which row.
        row: usize,
        /// Which of its columns.
        column: Arc<Ident>,
    },
    /// Now and an interval, written once when the row is inserted.
    Time(Text),
    /// A text that means another moment each time it is read, as `today`; written once as well.
    Moment(Text),
    /// The hash of a text.
    Hash(HashKind, Text),
}

/// Whether PostgreSQL reads a text as another moment each time (manual, "Date/Time Input").
fn moves(text: &str) -> bool {
    let first = text.trim_start().split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    ["now", "today", "tomorrow", "yesterday"].iter().any(|word| first.eq_ignore_ascii_case(word))
}

impl Value {
    /// Whether it can be another one when the same file is loaded again.
    pub(crate) fn is_of_the_moment(&self) -> bool {
        match self {
            Self::Time(_) | Self::Env(_) => true,
            Self::Text(text) => moves(text),
            Self::Null | Self::Json(_) | Self::Ref(_) | Self::Hash(..) => false,
        }
    }
}

impl Expression {
    /// What a text means in a column of this type.
    pub(super) fn of_text(text: &Text, data_type: &str) -> Self {
        let is_time = data_type.starts_with("time") || data_type == "date";
        if is_time && moves(text) { Self::Moment(text.clone()) } else { Self::Text(text.clone()) }
    }

    /// Whether a row that is there keeps what it has.
    pub(super) fn is_written_once(&self) -> bool {
        matches!(self, Self::Time(_) | Self::Moment(_))
    }
}

/// Reads `3d`, `1d 4h`, `2mo`: whole numbers with the units s m h d w mo y, as a PostgreSQL interval.
pub(super) fn interval(text: &str) -> Option<String> {
    let mut out: Vec<String> = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit())?;
        let (number, tail) = rest.split_at(digits);
        let _: u32 = number.parse().ok()?;
        let tail = tail.trim_start();
        let letters = tail.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(tail.len());
        let (unit, tail) = tail.split_at(letters);
        let unit = match unit {
            "s" => "seconds",
            "m" => "minutes",
            "h" => "hours",
            "d" => "days",
            "w" => "weeks",
            "mo" => "months",
            "y" => "years",
            _ => return None,
        };
        out.push(format!("{number} {unit}"));
        rest = tail.trim_start();
    }
    (!out.is_empty()).then(|| out.join(" "))
}

#[cfg(test)]
mod tests {
    use super::{Expression, interval};

    #[test]
    fn knows_texts_that_mean_another_moment_each_time() {
        for (text, data_type, once) in [
            ("now", "timestamp with time zone", true),
            (" Today 12:00", "timestamp without time zone", true),
            ("yesterday", "date", true),
            ("now", "time without time zone", true),
            ("now", "text", false),
            ("nowhere", "timestamp with time zone", false),
            ("2025-01-01", "date", false),
            ("epoch", "date", false),
        ] {
            assert_eq!(
                Expression::of_text(&text.into(), data_type).is_written_once(),
                once,
                "{text} as {data_type}"
            );
        }
    }

    #[test]
    fn reads_durations() {
        for (text, expected) in [
            ("3d", Some("3 days")),
            ("1d 4h", Some("1 days 4 hours")),
            ("2mo1w", Some("2 months 1 weeks")),
            ("", None),
            ("3", None),
            ("3 fortnights", None),
            ("-3d", None),
            ("99999999999d", None),
        ] {
            assert_eq!(interval(text).as_deref(), expected, "{text}");
        }
    }
}
