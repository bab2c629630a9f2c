//! Enum types.

use super::super::kind::{Kind, Use};

pub(crate) const KIND: Kind = Kind {
    noun: "type",
    letter: "e",
    often: 4,
    uses: &[Use::Type, Use::Castable],
    privileges: &["usage"],
    sql: |one| {
        let labels =
            one.pick(0, &["'a', 'b'", "'a', 'b', 'c'", "'b', 'a'", "'x', 'a', 'y', 'b'", "'a', 'd'"]);
        format!("create type {} as enum ({labels});", one.name())
    },
    ..Kind::BASE
};
