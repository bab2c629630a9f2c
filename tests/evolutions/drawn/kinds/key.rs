//! Unique constraints and checks, made after their table.

use super::super::kind::{Kind, Use, may, needs};
use super::super::state::Drawn;

pub(crate) const KIND: Kind = Kind {
    noun: "constraint",
    letter: "k",
    often: 4,
    slots: &[needs(Use::Rows), may(Use::Number, 30), may(Use::Operator, 20)],
    lives_in_schema: false,
    address: |one: &Drawn<'_>| format!("{} on {}", one.plain(), one.base().name()),
    sql: |one| {
        let test = match one.on(2) {
            Some(operator) => format!("{} or true", operator.from()),
            None => "true".into(),
        };
        let constraint = match one.pick(0, &[0, 1, 2, 3]) {
            0 => format!("check ({} > -1000 and ({test}))", one.made_of(1, "n")),
            1 => format!("check ({} > -2000 and ({test})) not valid", one.made_of(1, "n")),
            2 => "unique (id, n)".into(),
            _ => "unique (id, w) deferrable".into(),
        };
        format!("alter table {} add constraint {} {constraint};", one.base().name(), one.plain())
    },
    ..Kind::BASE
};
