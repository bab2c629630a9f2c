//! Indexes.

use super::super::kind::{Kind, Use, may, needs};

pub(crate) const KIND: Kind = Kind {
    noun: "index",
    letter: "i",
    often: 7,
    slots: &[
        needs(Use::Indexed),
        may(Use::Number, 25),
        may(Use::OperatorClass, 20),
        may(Use::Configuration, 20),
        may(Use::Collation, 15),
    ],
    lives_in_schema: false,
    address: |one| format!("{}.{}", one.base().schema(), one.plain()),
    sql: |one| {
        let plain = one.plain();
        let on = one.base().name();
        let collation = one.on(4).map(|one| format!(" collate {}", one.name())).unwrap_or_default();
        let made = one.on(1).map(|_| format!(", ({})", one.made_of(1, "n"))).unwrap_or_default();
        let class = one.on(2).map(|class| format!(", ((n::int)) {}", class.name())).unwrap_or_default();
        let more = one.pick(1, &["", " include (w)", " where n > 3", " with (fillfactor = 70)"]);
        if let Some(configuration) = one.on(3) {
            return format!(
                "create index {plain} on {on} using gin (to_tsvector('{}', w::text));",
                configuration.name()
            );
        }
        match one.pick(0, &[0, 1, 2, 3, 4, 5]) {
            0 => format!("create index {plain} on {on} (n{made}{class}){more};"),
            1 => format!("create index {plain} on {on} (lower(w::text){collation}{made}{class}){more};"),
            2 => format!("create index {plain} on {on} (w{collation} desc nulls last{made}{class}){more};"),
            3 => format!("create unique index {plain} on {on} (id{made}{class}){more};"),
            4 => format!("create index {plain} on {on} using brin (id);"),
            _ => format!("create index {plain} on {on} using hash (n);"),
        }
    },
    ..Kind::BASE
};
