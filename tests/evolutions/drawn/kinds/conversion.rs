//! Conversions.

use super::super::kind::Kind;

pub(crate) const KIND: Kind = Kind {
    noun: "conversion",
    letter: "co",
    sql: |one| {
        let what = one.pick(
            0,
            &["'LATIN1' to 'UTF8' from iso8859_1_to_utf8", "'UTF8' to 'LATIN1' from utf8_to_iso8859_1"],
        );
        format!("create conversion {} for {what};", one.name())
    },
    ..Kind::BASE
};
