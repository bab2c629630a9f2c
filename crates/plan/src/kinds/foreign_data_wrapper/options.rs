//! The options of foreign data wrappers, servers, user mappings, foreign tables and their columns: `OPTIONS (host 'db')`.

use hbm_db_catalog::{Ident, quote_literal};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Options as the catalog keeps them: `host=db`. Their order has no meaning.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub(crate) struct Options(Vec<String>);

/// Words in the names of options whose values are secret.
const SECRET: [&str; 7] = ["password", "passwd", "pwd", "secret", "token", "credential", "api_key"];

impl Options {
    /// Options from the array of the catalog.
    #[cfg(test)]
    pub(crate) fn of(options: &[&str]) -> Self {
        Self(options.iter().map(|option| (*option).to_owned()).collect())
    }

    fn pairs(&self) -> BTreeMap<&str, &str> {
        self.0.iter().map(|option| option.split_once('=').unwrap_or((option, ""))).collect()
    }

    /// The clause of a statement that makes the object, with a space before it; empty where there are none.
    pub(crate) fn clause(&self) -> String {
        let options = self.list();
        if options.is_empty() { String::new() } else { format!(" OPTIONS ({options})") }
    }

    /// The same without the word, for people.
    pub(crate) fn list(&self) -> String {
        let pair = |(name, value): (&str, &str)| format!("{} {}", Ident::new(name), quote_literal(value));
        self.pairs().into_iter().map(pair).collect::<Vec<_>>().join(", ")
    }

    /// The names of those that look as if their values were secret.
    pub(crate) fn secrets(&self) -> Vec<String> {
        let is_secret = |name: &str| SECRET.iter().any(|word| name.to_lowercase().contains(word));
        let secrets = self.pairs().into_iter().filter(|(name, value)| is_secret(name) && !value.is_empty());
        secrets.map(|(name, _)| name.to_owned()).collect()
    }

    /// The clause of a statement that alters it, with a space before it; empty where nothing differs.
    pub(crate) fn change(&self, to: &Self) -> String {
        let (old, new) = (self.pairs(), to.pairs());
        let gone = old.keys().filter(|name| !new.contains_key(*name));
        let mut changes: Vec<String> = gone.map(|name| format!("DROP {}", Ident::new(*name))).collect();
        for (name, value) in &new {
            let verb = match old.get(name) {
                Some(before) if before == value => continue,
                Some(_) => "SET",
                None => "ADD",
            };
            changes.push(format!("{verb} {} {}", Ident::new(*name), quote_literal(value)));
        }
        if changes.is_empty() { String::new() } else { format!(" OPTIONS ({})", changes.join(", ")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_quoted() {
        let options = Options::of(&["user=it's", "a b=c=d", "select="]);
        assert_eq!(options.clause(), " OPTIONS (\"a b\" 'c=d', \"select\" '', \"user\" 'it''s')");
        assert_eq!(Options::default().clause(), "");
    }

    #[test]
    fn what_looks_secret_is_named() {
        let options = Options::of(&["user=u", "password=x", "aws_Secret_key=y", "token=", "passfile=/f"]);
        assert_eq!(options.secrets(), ["aws_Secret_key", "password"]);
    }

    #[test]
    fn a_change_names_what_goes_what_differs_and_what_comes() {
        let (old, new) = (Options::of(&["a=1", "b=2", "c=3"]), Options::of(&["d=4", "c=3", "b=5"]));
        assert_eq!(old.change(&new), " OPTIONS (DROP a, SET b '5', ADD d '4')");
        assert_eq!(new.change(&new), "");
    }
}
