//! Views.

use super::super::kind::{Kind, Use};
use super::query;

pub(crate) const KIND: Kind = Kind {
    noun: "view",
    letter: "v",
    often: 9,
    uses: &[Use::Source, Use::Relation, Use::View, Use::Ruled],
    slots: query::SLOTS,
    privileges: &["select", "insert", "select (id, n)"],
    sql: |one| {
        let options = one.pick_since(7, &["", " with (security_barrier)"], 15, &[" with (security_invoker)"]);
        format!("create view {}{options} as {};", one.name(), query::text(one))
    },
    ..Kind::BASE
};
