//! Operator classes for integers.

use super::super::kind::{Kind, Use};

pub(crate) const KIND: Kind = Kind {
    noun: "operator class",
    letter: "oc",
    often: 2,
    uses: &[Use::OperatorClass],
    address: |one| format!("{} using btree", one.name()),
    sql: |one| {
        let order = match one.pick(0, &[0, 1]) {
            0 => "operator 1 <, operator 2 <=, operator 3 =, operator 4 >=, operator 5 >",
            _ => "operator 1 >, operator 2 >=, operator 3 =, operator 4 <=, operator 5 <",
        };
        format!(
            "create operator class {} for type int using btree as {order}, function 1 btint4cmp(int, int);",
            one.name()
        )
    },
    ..Kind::BASE
};
