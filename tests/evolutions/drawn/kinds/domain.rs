//! Domains over texts.

use super::super::kind::{Kind, Use, may};

pub(crate) const KIND: Kind = Kind {
    noun: "domain",
    letter: "d",
    often: 4,
    uses: &[Use::Type, Use::Word, Use::Castable],
    slots: &[may(Use::Collation, 15), may(Use::Word, 15)],
    privileges: &["usage"],
    sql: |one| {
        let base = match one.on(1) {
            Some(word) => word.name(),
            None => one.pick(0, &["text", "varchar(40)", "varchar(60)"]).to_owned(),
        };
        let collation = one.on(0).map(|one| format!(" collate {}", one.name())).unwrap_or_default();
        let default = one.pick(1, &["", " default 'a'", " default lower('B')"]);
        let checks = one.pick(
            2,
            &[
                "",
                " check (value <> 'never')",
                " constraint c check (length(value) < 30)",
                " constraint c check (length(value) < 40) constraint d check (value <> '')",
            ],
        );
        format!("create domain {} as {base}{collation}{default}{checks};", one.name())
    },
    ..Kind::BASE
};
