//! Functions that say whether two numbers go together.

use super::super::kind::{Kind, Use};

pub(crate) const KIND: Kind = Kind {
    noun: "function",
    letter: "of",
    uses: &[Use::Predicate],
    privileges: &["execute"],
    address: |one| format!("{}(int, int)", one.name()),
    sql: |one| {
        let test = one.pick(0, &["a < b", "a = b", "a % 2 = b % 2"]);
        let body = match one.pick(1, &[0, 1, 2]) {
            0 => format!("language sql immutable as 'select {test}'"),
            1 => format!("language sql immutable return {test}"),
            _ => format!("language plpgsql immutable as $$ begin return {test}; end $$"),
        };
        format!("create function {}(a int, b int) returns boolean {body};", one.name())
    },
    ..Kind::BASE
};
