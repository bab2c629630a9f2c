//! Tables.

use super::super::kind::{Kind, Use};
use super::columns;

pub(crate) const KIND: Kind = Kind {
    noun: "table",
    letter: "t",
    often: 9,
    uses: &[Use::Source, Use::Relation, Use::Rows, Use::Table, Use::Ruled, Use::Indexed],
    slots: columns::SLOTS,
    privileges: &["select", "insert", "update (n)", "select (id, w)", "references", "trigger"],
    sql: |one| {
        let options = one
            .pick(6, &["", " with (fillfactor = 70)", " with (autovacuum_enabled = false, fillfactor = 80)"]);
        let name = one.name();
        let mark = match one.pick(7, &[0, 1, 2, 3, 4]) {
            0 => String::new(),
            1 => format!(" alter table {name} alter n set statistics 50;"),
            2 => format!(" alter table {name} replica identity full;"),
            3 => format!(" alter table {name} alter w set storage external;"),
            _ => format!(" alter table {name} alter n set (n_distinct = 7);"),
        };
        format!("create table {name} ({}){options};{mark}", columns::list(one, &["int", "int", "bigint"]))
    },
    ..Kind::BASE
};
