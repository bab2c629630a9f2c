//! Which dictionaries see which types of tokens.

use hbm_db_catalog::Ident;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The dictionaries of each type of token, in their order, as SQL has them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub(super) struct Mappings(BTreeMap<String, Vec<String>>);

impl Mappings {
    /// What follows `ALTER TEXT SEARCH CONFIGURATION` to make one of the other; types of tokens with the same dictionaries
    /// stand together.
    pub(super) fn change(&self, to: &Self) -> Vec<String> {
        let gone: Vec<&String> = self.0.keys().filter(|token| !to.0.contains_key(*token)).collect();
        let mut changes = Vec::new();
        if !gone.is_empty() {
            changes.push(format!("DROP MAPPING FOR {}", list(&gone)));
        }
        let mut given: BTreeMap<(&str, &[String]), Vec<&String>> = BTreeMap::new();
        for (token, dictionaries) in &to.0 {
            let verb = match self.0.get(token) {
                Some(before) if before == dictionaries => continue,
                Some(_) => "ALTER",
                None => "ADD",
            };
            given.entry((verb, dictionaries)).or_default().push(token);
        }
        let mapped = given.into_iter().map(|((verb, dictionaries), tokens)| {
            format!("{verb} MAPPING FOR {} WITH {}", list(&tokens), dictionaries.join(", "))
        });
        changes.extend(mapped);
        changes
    }
}

fn list(tokens: &[&String]) -> String {
    let tokens: Vec<String> = tokens.iter().map(|token| Ident::new(token.as_str()).to_string()).collect();
    tokens.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mappings(text: &str) -> Mappings {
        serde_json::from_str(text).expect("mappings")
    }

    #[test]
    fn tokens_of_the_same_dictionaries_are_mapped_together() {
        let new = mappings(r#"{"asciiword":["public.d","pg_catalog.simple"],"int":["pg_catalog.simple"],
                               "word":["public.d","pg_catalog.simple"]}"#);
        assert_eq!(Mappings::default().change(&new), [
            "ADD MAPPING FOR \"int\" WITH pg_catalog.simple",
            "ADD MAPPING FOR asciiword, word WITH public.d, pg_catalog.simple",
        ]);
    }

    #[test]
    fn only_what_differs_is_altered() {
        let old = mappings(r#"{"asciiword":["a.d"],"email":["a.d"],"url":["a.d"],"word":["a.d","a.e"]}"#);
        let new = mappings(r#"{"asciiword":["a.d"],"host":["a.d"],"word":["a.e","a.d"]}"#);
        assert_eq!(old.change(&new), [
            "DROP MAPPING FOR email, url",
            "ADD MAPPING FOR host WITH a.d",
            "ALTER MAPPING FOR word WITH a.e, a.d",
        ]);
    }
}
