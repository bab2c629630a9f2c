//! Functions that have the name of another one.

use super::super::kind::{Kind, Use, needs};

pub(crate) const KIND: Kind = Kind {
    noun: "function",
    letter: "o",
    often: 2,
    alone: true,
    slots: &[needs(Use::Number)],
    privileges: &["execute"],
    lives_in_schema: false,
    address: |one| format!("{}({})", one.base().name(), one.pick(0, &["date", "timestamptz"])),
    sql: |one| {
        let (argument, result) = (one.pick(0, &["date", "timestamptz"]), one.pick(1, &["int", "text"]));
        let body = one.pick(2, &["1", "2", "1 + 1"]);
        let address = format!("{}(a {argument})", one.base().name());
        format!("create function {address} returns {result} language sql as 'select ({body})::{result}';")
    },
    ..Kind::BASE
};
