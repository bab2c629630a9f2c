//! Materialized views.

use super::super::kind::{Kind, Use};
use super::query;

pub(crate) const KIND: Kind = Kind {
    noun: "materialized view",
    letter: "mv",
    often: 4,
    uses: &[Use::Source, Use::Relation, Use::Indexed],
    slots: query::SLOTS,
    privileges: &["select"],
    sql: |one| {
        let options = one.pick(7, &["", " with (fillfactor = 60)", " with (autovacuum_enabled = false)"]);
        format!("create materialized view {}{options} as {};", one.name(), query::text(one))
    },
    ..Kind::BASE
};
