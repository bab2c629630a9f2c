//! Foreign data wrappers.

use super::super::kind::{Kind, Use};

pub(crate) const KIND: Kind = Kind {
    noun: "foreign data wrapper",
    letter: "fw",
    uses: &[Use::Wrapper],
    lives_in_schema: false,
    privileges: &["usage"],
    address: |one| one.plain(),
    sql: |one| {
        let options = one.pick(0, &["", " options (debug 'true')", " options (debug 'false', a 'b')"]);
        format!("create foreign data wrapper {}{options};", one.plain())
    },
    ..Kind::BASE
};
