//! Composite types.

use super::super::kind::{Kind, Use, may};

pub(crate) const KIND: Kind = Kind {
    noun: "type",
    letter: "c",
    often: 3,
    uses: &[Use::Type, Use::Castable],
    slots: &[may(Use::Type, 40), may(Use::Collation, 15)],
    privileges: &["usage"],
    sql: |one| {
        let attributes = one.pick(0, &["a int", "a int, b date", "b date, a bigint", "a numeric(10,2)"]);
        let of = one.on(0).map(|one| format!(", e {}", one.name())).unwrap_or_default();
        let text = one.on(1).map(|one| format!(", t text collate {}", one.name())).unwrap_or_default();
        format!("create type {} as ({attributes}{of}{text});", one.name())
    },
    ..Kind::BASE
};
