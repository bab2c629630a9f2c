//! Casts from a type to a number, with their functions.

use super::super::kind::{Kind, Use, needs};

pub(crate) const KIND: Kind = Kind {
    noun: "cast",
    letter: "ca",
    often: 2,
    alone: true,
    slots: &[needs(Use::Castable)],
    address: |one| format!("({} as float8)", one.base().name()),
    sql: |one| {
        let (function, from) = (one.beside("_f"), one.base().name());
        let context = one.pick(0, &["", " as assignment"]);
        let body = one.pick(
            1,
            &["as 'select 1.0::float8'", "return 2.0::float8", "begin atomic select 3.0::float8; end"],
        );
        format!(
            "create function {function}(a {from}) returns float8 language sql immutable {body};\ncreate cast ({from} as float8) with function {function}({from}){context};"
        )
    },
    ..Kind::BASE
};
