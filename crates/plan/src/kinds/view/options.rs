//! Parameters in parentheses after `WITH` and `SET` (manual, `CREATE TABLE`, "Storage Parameters"; `CREATE VIEW`).

use hbm_db_catalog::{Ident, quote_literal};
use serde::Deserialize;

/// Parameters as the catalog has them: `fillfactor=70`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub(crate) struct Options(Vec<String>);

impl Options {
    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The value of one.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.pairs().find(|(own, _)| *own == name).map(|(_, value)| value)
    }

    fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().filter_map(|option| option.split_once('='))
    }

    /// The list in parentheses, each value as a string, which PostgreSQL reads as what it is.
    pub(crate) fn list(&self) -> String {
        let all: Vec<String> =
            self.pairs().map(|(name, value)| format!("{}={}", quoted(name), quote_literal(value))).collect();
        format!("({})", all.join(", "))
    }

    /// The parameters as the catalog has them, for people.
    pub(crate) fn told(&self) -> String {
        self.0.join(", ")
    }

    /// What follows `ALTER …` to get from these to those: what goes is reset, and all others are set, so that they come to
    /// stand in their order.
    pub(crate) fn changes(&self, to: &Self) -> Vec<String> {
        let gone: Vec<String> =
            self.pairs().filter(|(name, _)| to.get(name).is_none()).map(|(name, _)| quoted(name)).collect();
        let mut changes = Vec::new();
        if !gone.is_empty() {
            changes.push(format!("RESET ({})", gone.join(", ")));
        }
        if to.pairs().any(|(name, value)| self.get(name) != Some(value)) {
            changes.push(format!("SET {}", to.list()));
        }
        changes
    }
}

/// A name, which may have a prefix: `toast.autovacuum_enabled`.
fn quoted(name: &str) -> String {
    let parts: Vec<String> = name.split('.').map(|part| Ident::new(part).to_string()).collect();
    parts.join(".")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(all: &[&str]) -> Options {
        Options(all.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn what_goes_is_reset_and_what_differs_is_set() {
        let (one, other) = (options(&["a=1", "toast.b=2"]), options(&["c=it's", "a=1"]));
        assert_eq!(one.changes(&other), ["RESET (toast.b)", "SET (c='it''s', a='1')"]);
        assert_eq!(one.changes(&one), Vec::<String>::new());
        assert_eq!(one.changes(&Options::default()), ["RESET (a, toast.b)"]);
    }
}
