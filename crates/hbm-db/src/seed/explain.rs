//! What an error of the server means for the rows that it was about.

use super::load::Loader;
use super::order::Batch;
use super::schema::ConstraintKind;
use super::{Place, ResolvedRow};
use crate::catalog::{Ident, Name};
use crate::error::Error;

impl Loader<'_> {
    /// The error with the place of the row that it was about, or the lines of all, and with what to write there.
    pub(super) fn explain(&self, error: Error, batch: &Batch, row: Option<usize>) -> Error {
        let rows: Vec<&ResolvedRow> = batch.rows.iter().map(|row| &self.plan.resolved.rows[*row]).collect();
        let place = match (row, rows.first(), rows.last()) {
            (Some(row), ..) => format!(" ({})", self.place_in(&error, batch, row)),
            (None, Some(first), Some(last)) if first.place() != last.place() => {
                format!(" ({} to line {})", first.place(), last.spot.line)
            }
            (None, Some(only), _) => format!(" ({})", only.place()),
            _ => String::new(),
        };
        let error = advised(error);
        let error = match error.sqlstate() {
            // unique_violation
            Some("23505") => self.with_missing_key(error, batch, &rows),
            // untranslatable_character
            Some("22P05") => at_character(error, &rows),
            _ => error,
        };
        error.context(format!("cannot seed {}{place}", batch.table.brief()))
    }

    /// The place of the value that a constraint is about, where it is about one; else that of the row.
    fn place_in(&self, error: &Error, batch: &Batch, row: usize) -> Place {
        let row = &self.plan.resolved.rows[row];
        let mut constraints = self.schema.constraints(&batch.table);
        let named = constraints.find(|(name, _)| Some(name.as_str()) == error.constraint());
        let value = match named.map(|(_, constraint)| constraint.columns.as_slice()) {
            Some([only]) => row.values.get(only),
            _ => None,
        };
        row.place_of(value.map_or(row.spot, |value| value.spot))
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

    /// The columns of a unique key that has no expression and no condition.
    fn unique_columns(&self, table: &Name, constraint: &str) -> Option<Vec<Ident>> {
        let mut constraints = self.schema.constraints(table);
        let primary = constraints.find(|(name, own)| {
            name.as_str() == constraint
                && own.kind == ConstraintKind::PrimaryKey
                && !own.definition.contains("DEFERRABLE")
        });
        if let Some((_, primary)) = primary {
            return Some(primary.columns.clone());
        }
        let mut keys = self.schema.unique_keys(table).into_iter();
        keys.find(|(name, _)| name.as_str() == constraint).map(|(_, columns)| columns)
    }
}

/// The error with what to do about a row of a file: what is advised otherwise is for statements.
pub(super) fn advised(error: Error) -> Error {
    let hint = match error.sqlstate() {
        Some("23502") => "write a value there, or leave the column out where it has a DEFAULT",
        Some("23503") => {
            "it refers to a row that is neither in the database nor loaded before: add that, or correct the value"
        }
        Some("23505") => "another row has it already, in the database or in the files: correct one of them",
        Some("23514") if error.constraint().is_none() => {
            "no partition takes the row: add one, or correct the row"
        }
        Some("23514") => "correct the row, or the check in the schema",
        _ => return error,
    };
    error.without_hints().hint(hint)
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
