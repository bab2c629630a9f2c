//! Publications.

use super::super::kind::{Kind, Use, may};

pub(crate) const KIND: Kind = Kind {
    noun: "publication",
    letter: "pu",
    often: 2,
    slots: &[may(Use::Rows, 80), may(Use::Rows, 30), may(Use::Schema, 20)],
    lives_in_schema: false,
    address: |one| one.plain(),
    sql: |one| {
        // Of a partitioned table these are for publications through its root alone.
        let is_plain = one.on(0).is_some_and(|table| table.thing.kind.is(Use::Table));
        let rows = one.pick_since(0, &[""], 15, &[" where (id > 1)", " (id, n)"]);
        let rows = if is_plain { rows } else { "" };
        // A list of columns and a namespace do not go together, nor do two entries of one table.
        let namespace = one.on(2).filter(|_| one.state.major >= 15 && rows.is_empty());
        let mut targets: Vec<String> = Vec::new();
        targets.extend(one.on(0).map(|table| format!("table {}{rows}", table.name())));
        targets.extend(
            one.on(1)
                .filter(|_| one.thing.on[0] != one.thing.on[1])
                .map(|table| format!("table {}", table.name())),
        );
        targets.extend(namespace.map(|schema| format!("tables in schema {}", schema.plain())));
        let targets = if targets.is_empty() { String::new() } else { format!(" for {}", targets.join(", ")) };
        let options =
            one.pick(1, &["", " with (publish = 'insert')", " with (publish_via_partition_root = true)"]);
        format!("create publication {}{targets}{options};", one.plain())
    },
    ..Kind::BASE
};
