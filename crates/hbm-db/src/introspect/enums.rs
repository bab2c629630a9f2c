//! Enum types.

use super::Reader;
use crate::catalog::{Enum, Name, Object, ObjectId};
use serde::Deserialize;

pub(super) struct Enums;

#[derive(Deserialize)]
pub(super) struct Row {
    namespace: String,
    name: String,
    labels: Option<Vec<String>>,
}

impl Reader for Enums {
    const SQL: &'static str = include_str!("sql/enums.sql");
    type Row = Row;

    fn object(row: Row) -> (ObjectId, Object) {
        (
            ObjectId::Enum(Name::new(row.namespace, row.name)),
            Object::Enum(Enum { labels: row.labels.unwrap_or_default() }),
        )
    }
}
