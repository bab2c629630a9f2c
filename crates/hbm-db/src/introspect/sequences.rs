//! Sequences.

use super::Reader;
use crate::catalog::{Ident, Name, Object, ObjectId, Sequence, SequenceOptions};
use serde::Deserialize;

pub(super) struct Sequences;

#[derive(Deserialize)]
pub(super) struct Row {
    namespace: String,
    name: String,
    #[serde(flatten)]
    options: SequenceOptions,
    owner_namespace: Option<String>,
    owner_table: Option<String>,
    owner_column: Option<String>,
}

impl Reader for Sequences {
    const SQL: &'static str = include_str!("sql/sequences.sql");
    type Row = Row;

    fn object(row: Row) -> (ObjectId, Object) {
        let owned_by = match (row.owner_namespace, row.owner_table, row.owner_column) {
            (Some(namespace), Some(table), Some(column)) => {
                Some((Name::new(namespace, table), Ident::new(column)))
            }
            _ => None,
        };
        (
            ObjectId::Sequence(Name::new(row.namespace, row.name)),
            Object::Sequence(Sequence { options: row.options, owned_by }),
        )
    }
}
