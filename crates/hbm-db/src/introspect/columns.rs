//! Columns.

use super::Reader;
use crate::catalog::{
    Below, CalledAs, Column, Generated, Ident, Identity, Name, Object, ObjectId, Position, SequenceOptions,
};
use serde::Deserialize;

pub(super) struct Columns;

#[derive(Deserialize)]
pub(super) struct Row {
    namespace: String,
    table: String,
    name: String,
    position: i16,
    data_type: String,
    below: Option<String>,
    enum_namespace: Option<String>,
    enum_name: Option<String>,
    not_null: bool,
    default: Option<String>,
    generated: Option<String>,
    stored: bool,
    identity: Option<String>,
    start: Option<i64>,
    increment: Option<i64>,
    min: Option<i64>,
    max: Option<i64>,
    cache: Option<i64>,
    cycle: Option<bool>,
    sequence_namespace: Option<String>,
    sequence_name: Option<String>,
    collation: Option<String>,
}

impl Row {
    fn identity(&self) -> Option<Identity> {
        Some(Identity {
            always: self.identity.as_deref()? == "a",
            options: SequenceOptions {
                // The type of the sequence follows the column.
                data_type: self.data_type.clone(),
                start: self.start?,
                increment: self.increment?,
                min: self.min?,
                max: self.max?,
                cache: self.cache?,
                cycle: self.cycle?,
            },
            sequence: CalledAs(
                self.sequence_namespace
                    .as_ref()
                    .zip(self.sequence_name.as_ref())
                    .map(|(namespace, name)| Name::new(namespace, name)),
            ),
        })
    }
}

impl Reader for Columns {
    const SQL: &'static str = include_str!("sql/columns.sql");
    type Row = Row;

    fn object(row: Row) -> (ObjectId, Object) {
        let identity = row.identity();
        let stored = row.stored;
        let enum_type =
            row.enum_namespace.zip(row.enum_name).map(|(namespace, name)| Name::new(namespace, name));
        (
            ObjectId::Column(Name::new(row.namespace, row.table), Ident::new(row.name)),
            Object::Column(Column {
                position: Position(row.position),
                data_type: row.data_type,
                below: Below(row.below),
                enum_type,
                not_null: row.not_null,
                default: row.default,
                identity,
                generated: row.generated.map(|expression| Generated { expression, stored }),
                collation: row.collation,
            }),
        )
    }
}
