//! Namespaces.

use super::super::kind::{Kind, Use};

pub(crate) const KIND: Kind = Kind {
    noun: "schema",
    letter: "s",
    often: 3,
    uses: &[Use::Schema],
    lives_in_schema: false,
    privileges: &["usage", "create"],
    address: |one| one.plain(),
    sql: |one| format!("create schema {};", one.plain()),
    ..Kind::BASE
};
