//! Indexes that no constraint owns.

use super::Reader;
use crate::catalog::{Ident, Index, Name, Object, ObjectId};
use serde::Deserialize;

pub(super) struct Indexes;

#[derive(Deserialize)]
pub(super) struct Row {
    namespace: String,
    table: String,
    name: String,
    unique: bool,
    valid: bool,
    definition: String,
}

impl Reader for Indexes {
    const SQL: &'static str = include_str!("sql/indexes.sql");
    type Row = Row;

    fn object(row: Row) -> (ObjectId, Object) {
        (
            ObjectId::Index(Name::new(row.namespace, row.table), Ident::new(row.name)),
            Object::Index(Index { unique: row.unique, definition: row.definition, valid: row.valid }),
        )
    }
}
