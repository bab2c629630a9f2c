//! Configurations of text search.

use super::super::kind::{Kind, Use, may};

pub(crate) const KIND: Kind = Kind {
    noun: "text search configuration",
    letter: "tc",
    often: 2,
    uses: &[Use::Configuration],
    slots: &[may(Use::Dictionary, 70)],
    sql: |one| {
        let name = one.name();
        let words = one.pick(0, &["word", "asciiword, word", "hword, numword"]);
        let mapping = one.on(0).map(|dictionary| {
            format!(
                " alter text search configuration {name} alter mapping for {words} with {}, simple;",
                dictionary.name()
            )
        });
        format!("create text search configuration {name} (copy = simple);{}", mapping.unwrap_or_default())
    },
    ..Kind::BASE
};
