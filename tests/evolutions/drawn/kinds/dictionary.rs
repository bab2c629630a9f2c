//! Dictionaries of text search.

use super::super::kind::{Kind, Use};

pub(crate) const KIND: Kind = Kind {
    noun: "text search dictionary",
    letter: "td",
    uses: &[Use::Dictionary],
    sql: |one| {
        let options = one.pick(0, &["", ", accept = false", ", stopwords = english"]);
        format!("create text search dictionary {} (template = simple{options});", one.name())
    },
    ..Kind::BASE
};
