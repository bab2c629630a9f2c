//! Foreign tables, with a view that selects from them. No query can run: their wrapper has no handler.

use super::super::kind::{Kind, Use, may, needs};

pub(crate) const KIND: Kind = Kind {
    noun: "foreign table",
    letter: "ft",
    often: 2,
    slots: &[needs(Use::Server), may(Use::Type, 30)],
    privileges: &["select"],
    sql: |one| {
        let number = one.pick(0, &["int", "bigint", "int not null", "int options (a 'b')"]);
        let own = one.on(1).map(|of| format!(", c {}", of.name())).unwrap_or_default();
        let options = one.pick(1, &["", " options (table 'a')", " options (table 'b', more 'c')"]);
        let view = match one.pick(2, &[0, 1]) {
            0 => String::new(),
            _ => format!(" create view {} as select id, n from {};", one.beside("_v"), one.name()),
        };
        format!(
            "create foreign table {} (id int, n {number}{own}) server {}{options};{view}",
            one.name(),
            one.base().plain()
        )
    },
    ..Kind::BASE
};
