//! Numbers with what they count.

/// A number and what it counts: `1 table`, `27 tables`.
pub(crate) fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
