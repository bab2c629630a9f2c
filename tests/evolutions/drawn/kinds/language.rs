//! Languages, with a function.

use super::super::kind::{Kind, Use};

pub(crate) const KIND: Kind = Kind {
    noun: "language",
    letter: "la",
    uses: &[Use::Language],
    lives_in_schema: false,
    privileges: &["usage"],
    address: |one| one.plain(),
    sql: |one| {
        let trusted = one.pick(0, &["trusted ", ""]);
        let more = one.pick(1, &["", " inline plpgsql_inline_handler", " validator plpgsql_validator"]);
        format!("create {trusted}language {} handler plpgsql_call_handler{more};", one.plain())
    },
    ..Kind::BASE
};
