//! Rows with labels → the texts of files. Pure.

use super::gather::{Gathered, Rows, foreign_keys};
use super::label::{Labels, Places, named, places};
use super::mask::Masked;
use super::scalar::scalar;
use super::{Exported, ExportedFile, ExportedTable};
use crate::catalog::{Ident, Name};
use crate::error::{Error, Result};
use crate::seed::schema::Schema;

/// Most rows that are written with labels.
const LABELLED: usize = 1000;

/// Writes a file for each table, and one more for many rows.
///
/// # Errors
/// Exit 2 for a table whose name cannot be that of a file.
pub(super) fn write(
    gathered: &Gathered,
    schema: &Schema,
    labels: &Labels,
    masked: &Masked,
    set: &str,
) -> Result<Exported> {
    let places = places(gathered, schema);
    let writer = Writer { gathered, schema, labels, places };
    let mut exported = Exported { tables: Vec::new(), files: Vec::new() };
    for (table, rows) in &gathered.tables {
        let name = plain_name(table);
        if name.contains('/') || table.namespace.as_str().contains('.') || table.name.as_str().contains('.') {
            return Err(Error::usage(format!("{} cannot be the name of a seed file", table.brief())));
        }
        let key = named(schema, table, rows);
        let mut text = String::new();
        if let Some(key) = &key {
            let names: Vec<String> = key.iter().map(|name| scalar(name.as_str())).collect();
            text += &match names.as_slice() {
                [one] => format!("key: {one}\n"),
                several => format!("key: [{}]\n", several.join(", ")),
            };
        }
        let mut files = vec![format!("{name}.yaml")];
        if rows.rows.len() > LABELLED {
            let rows_name = format!("{name}.csv");
            text += &format!("sets:\n  {}: !file {rows_name}\n", scalar(set));
            exported.files.push(ExportedFile { name: rows_name.clone(), text: csv(rows) });
            files.push(rows_name);
        } else {
            text += &format!("sets:\n  {}:\n", scalar(set));
            for (row, label) in rows.rows.iter().zip(&labels[table]) {
                text += &writer.row(table, rows, row, label);
            }
        }
        exported.files.push(ExportedFile { name: files[0].clone(), text });
        let masked = masked.get(table).into_iter().flatten().map(|name| name.as_str().to_owned());
        exported.tables.push(ExportedTable {
            table: table.brief(),
            rows: rows.rows.len(),
            files,
            masked: masked.collect(),
        });
    }
    Ok(exported)
}

/// `namespace.table`, or `table` in `public`, without quotes.
fn plain_name(table: &Name) -> String {
    match table.namespace.as_str() {
        "public" => table.name.as_str().to_owned(),
        namespace => format!("{namespace}.{}", table.name.as_str()),
    }
}

struct Writer<'a> {
    gathered: &'a Gathered,
    schema: &'a Schema,
    labels: &'a Labels,
    places: Places,
}

impl Writer<'_> {
    fn row(&self, table: &Name, rows: &Rows, row: &[Option<String>], label: &str) -> String {
        let mut text = format!("    {}:\n", scalar(label));
        let mut is_empty = true;
        for (column, value) in rows.columns.iter().zip(row) {
            let value = match value {
                None if self.is_null_by_itself(table, column) => continue,
                None => "null".to_owned(),
                Some(value) => self.reference(table, rows, row, column).unwrap_or_else(|| scalar(value)),
            };
            is_empty = false;
            text += &format!("      {}: {value}\n", scalar(column.as_str()));
        }
        if is_empty { text.replace(":\n", ": {}\n") } else { text }
    }

    /// Whether a column of which nothing is said is NULL.
    fn is_null_by_itself(&self, table: &Name, column: &Ident) -> bool {
        self.schema
            .column(table, column)
            .is_some_and(|column| column.default.is_none() && column.identity.is_none())
    }

    /// `!ref table.label` where the column alone, or first of all with others, refers to a row.
    fn reference(&self, table: &Name, rows: &Rows, row: &[Option<String>], column: &Ident) -> Option<String> {
        let of_column = || foreign_keys(self.schema, table).filter(|(own, _)| own.contains(column));
        let (own, foreign) = of_column().min_by_key(|(own, _)| own.len())?;
        let key = rows.key(row, own)?;
        let at = *self.places.get(&(foreign.table.clone(), foreign.columns.clone()))?.get(&key)?;
        let target = self.gathered.tables.get(&foreign.table)?;
        let label = match target.rows.len() > LABELLED {
            // In a file of rows, each is called by its key.
            true => {
                let key = named(self.schema, &foreign.table, target);
                target.key(&target.rows[at], key.as_ref().unwrap_or(&target.identity))?.join("/")
            }
            false => self.labels[&foreign.table][at].clone(),
        };
        Some(format!("!ref {}", scalar(&format!("{}.{label}", plain_name(&foreign.table)))))
    }
}

/// CSV as COPY reads it: NULL is nothing, and a text without characters is a pair of quotes.
fn csv(rows: &Rows) -> String {
    let field = |text: &str| {
        let is_plain = !text.is_empty() && !text.contains([',', '"', '\n', '\r']) && text != "\\.";
        if is_plain { text.to_owned() } else { format!("\"{}\"", text.replace('"', "\"\"")) }
    };
    let header: Vec<String> = rows.columns.iter().map(|name| field(name.as_str())).collect();
    let mut text = header.join(",") + "\n";
    for row in &rows.rows {
        for (at, value) in row.iter().enumerate() {
            if at > 0 {
                text.push(',');
            }
            if let Some(value) = value {
                text += &field(value);
            }
        }
        text.push('\n');
    }
    text
}
