//! Sequences that no column owns.

use super::super::kind::{Kind, Use};

pub(crate) const KIND: Kind = Kind {
    noun: "sequence",
    letter: "q",
    often: 3,
    uses: &[Use::Sequence],
    privileges: &["usage", "select", "update"],
    sql: |one| {
        let of = one.pick(0, &["", " as int", " as smallint"]);
        let step = one.pick(1, &["", " increment 2", " increment -1"]);
        let more = one.pick(2, &["", " cycle", " cache 5", " start 7 maxvalue 1000 minvalue -1000"]);
        format!("create sequence {}{of}{step}{more};", one.name())
    },
    ..Kind::BASE
};
