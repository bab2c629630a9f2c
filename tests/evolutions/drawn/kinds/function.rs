//! Functions of numbers, which give numbers.

use super::super::kind::{Kind, Use, may};
use super::super::state::Drawn;

/// A second argument that has a default.
fn second(one: &Drawn<'_>) -> &'static str {
    one.pick(3, &["", ", b int default 1", ", b int default 2 + 3", ", b text default 'x'"])
}

pub(crate) const KIND: Kind = Kind {
    noun: "function",
    letter: "f",
    often: 7,
    uses: &[Use::Number],
    slots: &[may(Use::Number, 40)],
    privileges: &["execute"],
    address: |one| {
        let second = second(one).split_whitespace().nth(2).map(|of| format!(", {of}")).unwrap_or_default();
        format!("{}(int{second})", one.name())
    },
    sql: |one| {
        let result = one.pick(1, &["int", "bigint", "numeric"]);
        let options = one
            .pick(2, &["", " strict", " parallel safe", " cost 10", " set work_mem = '1MB'", " leakproof"]);
        let made = one.made_of(0, "a");
        let body = match one.pick(0, &[0, 1, 2, 3, 4]) {
            0 => format!("language sql as 'select {made}::{result}'"),
            1 => format!("language sql return {made}"),
            2 => format!("language plpgsql as $$ begin return {made}; end $$"),
            3 => format!("language sql begin atomic select {made}::{result}; end"),
            _ => format!("language plpgsql as $$ begin return {made} + 0; end $$"),
        };
        format!(
            "create function {}(a int{}) returns {result} immutable{options} {body};",
            one.name(),
            second(one)
        )
    },
    ..Kind::BASE
};
