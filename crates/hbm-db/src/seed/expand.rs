//! Files of rows as rows, for what looks at each.

use super::row_file::{Field, Record};
use super::schema::{ConstraintKind, Schema};
use super::{Cell, Part, Problem, Recorded, RowFile, SeedFile, SeedRow, SeedSet, Spot, Text, Value};
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
    let origin = Some(row_file.full_name(file).into());
    let part = Arc::new(Part { set: row_file.set.clone(), file: row_file.path.clone(), origin });
    row_file.each(|Record { line, fields }| {
        let spot = Spot { line, column: 1 };
        let label =
            key.iter().map(|at| fields.get(*at).map_or("", Field::plain)).collect::<Vec<_>>().join("/");
        let texts = fields.iter().map(Field::text).collect::<String>();
        // One text has all of them, as there are many rows.
        let whole = Text::from(texts + &label);
        let mut end = 0;
        let mut next = |text: &str| {
            let start = end;
            end += text.len();
            whole.part(start..end).unwrap_or_else(|| text.into())
        };
        let cells = columns.iter().zip(&fields).map(|((column, _), field)| Cell {
            column: column.clone(),
            column_spot: spot,
            value: match field {
                Field::Null => Value::Null,
                Field::Text(text) => Value::Text(next(text)),
                Field::Json(text) => Value::Json(next(text)),
            },
            spot,
        });
        let cells = cells.collect();
        let label = whole.part(whole.len() - label.len()..whole.len()).unwrap_or_else(|| label.into());
        rows.push(SeedRow { part: part.clone(), label, spot, cells });
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
