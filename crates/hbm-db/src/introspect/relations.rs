//! Namespaces, extensions, tables.

use super::Reader;
use crate::catalog::{Extension, Ident, Name, Object, ObjectId, Table};
use serde::Deserialize;

pub(super) struct Namespaces;
pub(super) struct Extensions;
pub(super) struct Tables;

#[derive(Deserialize)]
pub(super) struct NameRow {
    name: String,
}

#[derive(Deserialize)]
pub(super) struct ExtensionRow {
    name: String,
    namespace: String,
}

#[derive(Deserialize)]
pub(super) struct TableRow {
    namespace: String,
    name: String,
    unlogged: bool,
}

impl Reader for Namespaces {
    const SQL: &'static str = include_str!("sql/namespaces.sql");
    type Row = NameRow;

    fn object(row: NameRow) -> (ObjectId, Object) {
        (ObjectId::Namespace(Ident::new(row.name)), Object::Namespace)
    }
}

impl Reader for Extensions {
    const SQL: &'static str = include_str!("sql/extensions.sql");
    type Row = ExtensionRow;

    fn object(row: ExtensionRow) -> (ObjectId, Object) {
        let extension = Extension { namespace: Ident::new(row.namespace) };
        (ObjectId::Extension(Ident::new(row.name)), Object::Extension(extension))
    }
}

impl Reader for Tables {
    const SQL: &'static str = include_str!("sql/tables.sql");
    type Row = TableRow;

    fn object(row: TableRow) -> (ObjectId, Object) {
        (ObjectId::Table(Name::new(row.namespace, row.name)), Object::Table(Table { unlogged: row.unlogged }))
    }
}
