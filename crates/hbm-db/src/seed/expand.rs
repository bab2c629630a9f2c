//! Files of rows as rows, for what looks at each.

use super::parse::Cell;
use super::row_file::{Field, Record};
use super::schema::{ConstraintKind, Schema};
use super::{Place, Problem, Recorded, RowFile, SeedFile, SeedRow, SeedSet, Value};
use crate::catalog::{Ident, Name};
use std::sync::Arc;

impl SeedSet {
    /// Adds the rows of those files that were loaded. The label of each is its key.
    ///
    /// # Errors
    /// What is wrong with the files.
    pub fn expand(&mut self, schema: &Schema, recorded: &[Recorded]) -> Result<(), Vec<Problem>> {
        let is_loaded = |name: &str| {
            recorded.iter().any(|record| record.inserted.as_ref().is_some_and(|rows| rows.contains(name)))
        };
        let mut problems = Vec::new();
        for file in &mut self.files {
            let mut rows = Vec::new();
            for row_file in file.row_files.iter().filter(|rows| is_loaded(&rows.full_name(file))) {
                if let Err(problem) = expanded(file, row_file, schema, &mut rows) {
                    problems.push(problem);
                }
            }
            file.rows.append(&mut rows);
        }
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }
}

fn expanded(
    file: &SeedFile,
    row_file: &RowFile,
    schema: &Schema,
    rows: &mut Vec<SeedRow>,
) -> Result<(), Problem> {
    let columns = row_file.columns()?;
    let key = key(file, schema);
    let key: Vec<usize> =
        key.iter().filter_map(|name| columns.iter().position(|(own, _)| own.as_ref() == name)).collect();
    let origin: Arc<str> = row_file.full_name(file).into();
    row_file.each(|Record { line, fields }| {
        let place = Place { file: row_file.path.clone(), line, column: 1 };
        let text = |at: &usize| match fields.get(*at) {
            Some(Field::Text(text)) => text.as_str(),
            _ => "",
        };
        let label = key.iter().map(text).collect::<Vec<_>>().join("/").into();
        let cells = columns.iter().zip(&fields).map(|((column, _), field)| Cell {
            column: column.clone(),
            column_place: place.clone(),
            value: match field {
                Field::Null => Value::Null,
                Field::Text(text) => Value::Text(text.as_str().into()),
                Field::Json(text) => Value::Json(text.as_str().into()),
            },
            place: place.clone(),
        });
        let cells = cells.collect();
        let (set, origin) = (row_file.set.clone(), Some(origin.clone()));
        rows.push(SeedRow { set, label, place: place.clone(), cells, origin });
    })
}

/// The columns that tell the rows of a file apart.
pub(super) fn key(file: &SeedFile, schema: &Schema) -> Vec<Ident> {
    if !file.key.is_empty() {
        return file.key.iter().map(|(name, _)| Ident::new(name)).collect();
    }
    let (namespace, table) = file.table.split_once('.').unwrap_or(("public", &file.table));
    let table = Name::new(namespace, table);
    let mut keys = schema.constraints(&table).map(|(_, constraint)| constraint);
    let primary = keys.find(|constraint| constraint.kind == ConstraintKind::PrimaryKey);
    primary.map(|constraint| constraint.columns.clone()).unwrap_or_default()
}
