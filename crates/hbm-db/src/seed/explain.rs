//! What an error of the server means for the rows that it was about.

use super::load::Loader;
use super::order::Batch;
use super::schema::ConstraintKind;
use super::{Place, ResolvedRow};
use crate::catalog::{Ident, Name};
use crate::error::Error;

impl Loader<'_> {
    /// The error with the file and the lines of the rows, and with what to write there.
    pub(super) fn explain(&self, error: Error, batch: &Batch) -> Error {
        let rows: Vec<&ResolvedRow> = batch.rows.iter().map(|row| &self.plan.resolved.rows[*row]).collect();
        let place = match (rows.first(), rows.last()) {
            (Some(first), Some(last)) if first.place() != last.place() => {
                format!(" ({} to line {})", first.place(), last.spot.line)
            }
            (Some(only), _) => format!(" ({})", only.place()),
            _ => String::new(),
        };
        let error = match error.sqlstate() {
            // unique_violation
            Some("23505") => self.with_missing_key(error, batch, &rows),
            // untranslatable_character
            Some("22P05") => at_character(error, &rows),
            _ => error,
        };
        error.context(format!("cannot seed {}{place}", batch.table.brief()))
    }

    /// A row that is there already is found by the key of its file, or not at all.
    fn with_missing_key(&self, error: Error, batch: &Batch, rows: &[&ResolvedRow]) -> Error {
        let columns = error.constraint().and_then(|name| self.unique_columns(&batch.table, name));
        let (Some(columns), Some(row)) = (columns, rows.first()) else { return error };
        let given = columns.iter().all(|column| row.values.contains_key(column));
        if !given || columns == self.key(&batch.table) {
            return error;
        }
        let names: Vec<String> = columns.iter().map(|column| column.as_str().to_owned()).collect();
        let key = match names.as_slice() {
            [one] => one.clone(),
            several => format!("[{}]", several.join(", ")),
        };
        error.without_hints().hint(format!(
            "a row with this {} is there already: with the line `key: {key}` at the top of {} it is taken for the same row",
            names.join(", "),
            row.common.part.file
        ))
    }

    /// The columns of a unique constraint or index that has no expression and no condition.
    fn unique_columns(&self, table: &Name, constraint: &str) -> Option<Vec<Ident>> {
        if let Some((_, own)) = self.schema.constraints(table).find(|(name, _)| name.as_str() == constraint) {
            let is_key = matches!(own.kind, ConstraintKind::PrimaryKey | ConstraintKind::Unique);
            return (is_key && !own.definition.contains("DEFERRABLE")).then(|| own.columns.clone());
        }
        let (_, index) = self.schema.indexes(table).find(|(name, _)| name.as_str() == constraint)?;
        if !index.unique {
            return None;
        }
        let columns = self.schema.columns(table).into_iter().map(|(name, _)| name);
        let list = index.definition.strip_prefix("USING btree (")?.strip_suffix(')')?;
        let named = |part: &str| columns.clone().find(|name| name.to_string() == part).cloned();
        list.split(", ").map(named).collect()
    }
}

/// The error with the place of the first value that has the character of which the server speaks in bytes.
fn at_character(error: Error, rows: &[&ResolvedRow]) -> Error {
    let bytes: Vec<u8> = error
        .message()
        .split("0x")
        .skip(1)
        .filter_map(|part| u8::from_str_radix(part.get(..2)?, 16).ok())
        .collect();
    let Some(character) = String::from_utf8(bytes).ok().filter(|text| !text.is_empty()) else { return error };
    let place = first_with(rows, &character).map_or_else(String::new, |place| format!("{place}: "));
    error.detail(format!("{place}the character {character} is not in the encoding of the database"))
}

fn first_with(rows: &[&ResolvedRow], character: &str) -> Option<Place> {
    use super::Expression::{Moment, Text};
    let values = rows.iter().flat_map(|row| row.values.values().map(move |value| (row, value)));
    values.into_iter().find_map(|(row, value)| match &value.expression {
        Text(text) | Moment(text) if text.contains(character) => Some(row.place_of(value.spot)),
        _ => None,
    })
}
