//! Aggregates.

use super::super::kind::{Kind, Use};

pub(crate) const KIND: Kind = Kind {
    noun: "aggregate",
    letter: "ag",
    often: 2,
    uses: &[Use::Aggregate],
    address: |one| format!("{}(int)", one.name()),
    sql: |one| {
        let step = one.pick(0, &["int4pl", "int4larger", "int4smaller"]);
        let first = one.pick(1, &["", ", initcond = '0'", ", initcond = '7'"]);
        let more = one.pick(2, &["", ", parallel = safe", ", combinefunc = int4pl"]);
        format!("create aggregate {}(int) (sfunc = {step}, stype = int{first}{more});", one.name())
    },
    ..Kind::BASE
};
