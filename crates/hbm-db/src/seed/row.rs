//! One row of a file, against its table. Pure.

use super::problem::{Problem, nearest};
use super::resolve::Resolver;
use super::resolved::{ResolvedValue, Values};
use super::schema::Column;
use super::{Expression, SeedRow};
use crate::catalog::{Ident, Name};
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;

/// The namespace of derived uuids (RFC 9562, version 5).
const UUIDS: Uuid = Uuid::from_u128(0x0b8d_6a52_6f0c_5a7e_9a43_6862_6d2d_6462);

/// What the rows of a file have in common.
pub(super) struct Shape<'a> {
    pub(super) columns: BTreeMap<&'a Ident, &'a Column>,
    /// The primary key that is derived from the label.
    derived: Option<Arc<Ident>>,
    pub(super) key: Vec<Ident>,
    pub(super) natural: bool,
}

impl<'a> Shape<'a> {
    pub(super) fn of(
        columns: BTreeMap<&'a Ident, &'a Column>,
        primary: &[Ident],
        key: Vec<Ident>,
        natural: bool,
    ) -> Self {
        let derived = match primary {
            [only] if columns.get(only).is_some_and(|column| column.data_type == "uuid") => {
                Some(Arc::new(only.clone()))
            }
            _ => None,
        };
        Self { columns, derived, key, natural }
    }
}

impl Resolver<'_> {
    /// The values of a row, all of them or those of its key.
    pub(super) fn row(&mut self, table: &Name, row: &SeedRow, shape: &Shape<'_>, only_key: bool) -> Values {
        let Shape { columns, key, natural, .. } = shape;
        let derived = self.derived(table, row, shape).filter(|_| !(only_key && *natural));
        let mut values = Values::with_capacity(row.cells.len() + usize::from(derived.is_some()));
        for cell in &row.cells {
            let name = &cell.column;
            if only_key && !key.contains(name) {
                continue;
            }
            let Some(column) = columns.get(name.as_ref()) else {
                let near = nearest(name.as_str(), columns.keys().map(|name| name.as_str()));
                let message = format!("{} has no column {}{near}", table.brief(), name.as_str());
                self.problems.push(Problem::not_there(cell.column_spot.of(&row.part.file), message));
                continue;
            };
            if let Some(value) = self.cell(table, name, column, row, cell) {
                values.insert(name.clone(), value);
            }
        }
        if let Some((column, value)) = derived {
            values.insert(column, value);
        }
        for (name, column) in columns {
            let filled = column.default.is_some() || column.identity.is_some() || column.generated;
            let present =
                values.contains_key(name) || row.cells.iter().any(|cell| cell.column.as_ref() == *name);
            if !present && (key.contains(name) || column.not_null && !filled && !only_key) {
                let why = match key.contains(name) {
                    true if *natural => "it is the key",
                    true => "it is the key: give it, or name a unique key with `key:`",
                    false => "it is NOT NULL without a default",
                };
                self.problem(
                    &row.place(),
                    format!("{}.{} needs a value for {name}: {why}", table.brief(), row.label),
                );
            }
        }
        values
    }

    /// A uuid primary key comes from app, table and label, so that it is the same everywhere. A row that is there already
    /// and has another key may have another uuid.
    fn derived(&self, table: &Name, row: &SeedRow, shape: &Shape<'_>) -> Option<(Arc<Ident>, ResolvedValue)> {
        let only = shape.derived.as_ref().filter(|_| row.part.origin.is_none())?;
        if row.cells.iter().any(|cell| cell.column == *only) {
            return None;
        }
        let text = Uuid::new_v5(&UUIDS, format!("{}/{table}/{}", self.app, row.label).as_bytes());
        let expression = Expression::Text(text.to_string().into());
        Some((only.clone(), ResolvedValue { expression, spot: row.spot, about: None }))
    }
}
