//! Functions over a row of a relation.

use super::super::kind::{Kind, Use, needs};

pub(crate) const KIND: Kind = Kind {
    noun: "function",
    letter: "ra",
    often: 2,
    slots: &[needs(Use::Relation)],
    privileges: &["execute"],
    address: |one| format!("{}({})", one.name(), one.base().name()),
    sql: |one| {
        let body = match one.pick(0, &[0, 1, 2]) {
            0 => "language sql as 'select (a.n)::int'",
            1 => "language sql return (a.n)::int",
            _ => "language plpgsql as $$ begin return a.n; end $$",
        };
        format!("create function {}(a {}) returns int stable {body};", one.name(), one.base().name())
    },
    ..Kind::BASE
};
