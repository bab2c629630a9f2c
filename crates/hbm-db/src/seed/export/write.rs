//! Rows with labels → the texts of files. Pure.

use super::gather::{Gathered, Rows, foreign_keys};
use super::label::{Labels, Places, named, places};
use super::mask::Masked;
use super::scalar::scalar;
use super::{Exported, ExportedFile, ExportedTable};
use crate::catalog::{Ident, Name};
use crate::error::{Error, Result};
use crate::seed::cell::table_and_label;
use crate::seed::schema::Schema;
use std::collections::{BTreeMap, BTreeSet, HashSet};

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
    let in_files = in_files(gathered, schema);
    let twice = in_files.iter().map(|table| (*table, labels_twice(schema, table, &gathered.tables[*table])));
    let writer = Writer { gathered, schema, labels, places, twice: twice.collect() };
    let mut exported = Exported { tables: Vec::new(), files: Vec::new() };
    for (table, rows) in &gathered.tables {
        let name = plain_name(table);
        refuse_name(table)?;
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
        if in_files.contains(table) {
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

/// Sees to it that the name of a table can be that of a file.
fn refuse_name(table: &Name) -> Result<()> {
    let (namespace, name) = (table.namespace.as_str(), table.name.as_str());
    let why = match () {
        () if namespace.contains('/') || name.contains('/') => "a file cannot have a / in its name",
        () if namespace.contains('.') => "what stands before the first dot of its name is the schema",
        () => return Ok(()),
    };
    Err(Error::usage(format!("{} cannot be the name of a seed file: {why}", table.brief()))
        .hint("leave its rows out, and those that refer to them; a migration can write them"))
}

/// `namespace.table`, or `table` in `public`, without quotes.
fn plain_name(table: &Name) -> String {
    match table.namespace.as_str() {
        // What stands before a dot would be taken for the schema.
        "public" if !table.name.as_str().contains('.') => table.name.as_str().to_owned(),
        namespace => format!("{namespace}.{}", table.name.as_str()),
    }
}

struct Writer<'a> {
    gathered: &'a Gathered,
    schema: &'a Schema,
    labels: &'a Labels,
    places: Places,
    /// The tables whose rows are in a file, and the keys that several of these have as their label.
    twice: BTreeMap<&'a Name, HashSet<String>>,
}

/// The tables whose rows go into files of their own, as they are many. Such a file is written as a whole: where it would need
/// another first that needs it, the rows of one stand in YAML, and get a reference that may be NULL at the end.
fn in_files<'a>(gathered: &'a Gathered, schema: &Schema) -> BTreeSet<&'a Name> {
    let many = gathered.tables.iter().filter(|(_, rows)| rows.rows.len() > LABELLED);
    let mut files: BTreeSet<&Name> = many.map(|(table, _)| table).collect();
    let can_wait = |table: &Name, columns: &[Ident]| {
        let rows = &gathered.tables[table];
        let key = named(schema, table, rows).unwrap_or_else(|| rows.identity.clone());
        let is_null = |name| schema.column(table, name).is_some_and(|column| !column.not_null);
        columns.iter().all(|name| is_null(name) && !key.contains(name))
    };
    loop {
        let needs = |table: &'a Name| {
            let keys = foreign_keys(schema, table).filter(|(_, foreign)| {
                !foreign.deferrable && foreign.table != *table && gathered.tables.contains_key(&foreign.table)
            });
            keys.collect::<Vec<_>>()
        };
        let needs_first = |table: &'a Name, files: &BTreeSet<&Name>| {
            let keys = needs(table).into_iter();
            let keys = keys.filter(|(own, _)| files.contains(table) || !can_wait(table, own));
            keys.map(|(_, foreign)| &foreign.table).collect::<Vec<_>>()
        };
        let reaches = |from: &'a Name, to: &Name, files: &BTreeSet<&Name>| {
            let mut seen = BTreeSet::from([from]);
            let mut next = vec![from];
            while let Some(table) = next.pop() {
                for needed in needs_first(table, files) {
                    let Some((needed, _)) = gathered.tables.get_key_value(needed) else { continue };
                    if needed == to {
                        return true;
                    }
                    if seen.insert(needed) {
                        next.push(needed);
                    }
                }
            }
            false
        };
        let is_joint = |table: &&Name| {
            let Some((table, _)) = gathered.tables.get_key_value(*table) else { return false };
            let mut keys = needs(table).into_iter().filter(|(own, _)| can_wait(table, own));
            keys.any(|(_, foreign)| {
                let needed = gathered.tables.get_key_value(&foreign.table);
                needed.is_some_and(|(needed, _)| reaches(needed, table, &files))
            })
        };
        let Some(joint) = files.iter().copied().find(is_joint) else { return files };
        files.remove(joint);
    }
}

/// What a row of a file is called: by its key.
fn label_of(schema: &Schema, table: &Name, rows: &Rows, row: &[Option<String>]) -> Option<String> {
    let key = named(schema, table, rows);
    Some(rows.key(row, key.as_ref().unwrap_or(&rows.identity))?.join("/"))
}

/// The labels that several rows of a file have, as `a/b` and `c`, or `a` and `b/c`.
fn labels_twice(schema: &Schema, table: &Name, rows: &Rows) -> HashSet<String> {
    let mut seen = HashSet::new();
    let labels = rows.rows.iter().filter_map(|row| label_of(schema, table, rows, row));
    labels.filter(|label| !seen.insert(label.clone())).collect()
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

    /// `!ref table.label` where the column alone, or first of all with others, refers to a row. None where that would be read as
    /// another row, or as none: then the value stands there.
    fn reference(&self, table: &Name, rows: &Rows, row: &[Option<String>], column: &Ident) -> Option<String> {
        let of_column = || foreign_keys(self.schema, table).filter(|(own, _)| own.contains(column));
        let (own, foreign) = of_column().min_by_key(|(own, _)| own.len())?;
        let key = rows.key(row, own)?;
        let at = *self.places.get(&(foreign.table.clone(), foreign.columns.clone()))?.get(&key)?;
        let target = self.gathered.tables.get(&foreign.table)?;
        let label = match self.twice.get(&foreign.table) {
            Some(twice) => label_of(self.schema, &foreign.table, target, &target.rows[at])
                .filter(|label| !label.is_empty() && !twice.contains(label))?,
            None => self.labels[&foreign.table][at].clone(),
        };
        let name = plain_name(&foreign.table);
        let written = format!("{name}.{label}");
        let is_read = table_and_label(self.schema, &written) == Some((name.as_str(), label.as_str()));
        is_read.then(|| format!("!ref {}", scalar(&written)))
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
