//! Constraints.

use super::Reader;
use crate::catalog::{Constraint, ConstraintKind, ForeignKey, Ident, Name, Object, ObjectId};
use serde::Deserialize;

pub(super) struct Constraints;

#[derive(Deserialize)]
pub(super) struct Row {
    namespace: String,
    table: String,
    name: String,
    kind: Kind,
    definition: String,
    columns: Vec<Ident>,
    foreign_namespace: Option<String>,
    foreign_table: Option<String>,
    foreign_columns: Option<Vec<Ident>>,
    deferrable: bool,
}

/// `pg_constraint.contype`.
#[derive(Deserialize)]
enum Kind {
    #[serde(rename = "p")]
    Primary,
    #[serde(rename = "u")]
    Unique,
    #[serde(rename = "c")]
    Check,
    #[serde(rename = "x")]
    Exclusion,
    #[serde(rename = "f")]
    Foreign,
}

impl From<Kind> for ConstraintKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Primary => Self::PrimaryKey,
            Kind::Unique => Self::Unique,
            Kind::Check => Self::Check,
            Kind::Exclusion => Self::Exclusion,
            Kind::Foreign => Self::ForeignKey,
        }
    }
}

impl Reader for Constraints {
    const SQL: &'static str = include_str!("sql/constraints.sql");
    type Row = Row;

    fn object(row: Row) -> (ObjectId, Object) {
        let references = row.foreign_namespace.zip(row.foreign_table).map(|(namespace, table)| ForeignKey {
            table: Name::new(namespace, table),
            columns: row.foreign_columns.unwrap_or_default(),
            deferrable: row.deferrable,
        });
        (
            ObjectId::Constraint(Name::new(row.namespace, row.table), Ident::new(row.name)),
            Object::Constraint(Constraint {
                kind: row.kind.into(),
                definition: row.definition,
                columns: row.columns,
                references,
            }),
        )
    }
}
