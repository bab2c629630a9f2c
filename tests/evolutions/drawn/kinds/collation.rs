//! Collations.

use super::super::kind::{Kind, Use};

pub(crate) const KIND: Kind = Kind {
    noun: "collation",
    letter: "l",
    often: 2,
    uses: &[Use::Collation],
    sql: |one| {
        let options =
            one.pick(0, &["locale = 'C'", "locale = 'POSIX'", "lc_collate = 'C', lc_ctype = 'POSIX'"]);
        format!("create collation {} ({options});", one.name())
    },
    ..Kind::BASE
};
