//! Seed files as they were read: rows with places, whose values are text.

use super::{Place, RowFile, Spot, Text, Value};
use crate::catalog::Ident;
use std::sync::Arc;

/// All seeds of an application.
#[derive(Clone, Debug)]
pub struct SeedSet {
    /// The application.
    pub app: String,
    /// Where they were read from, for people.
    pub place: String,
    /// Its files.
    pub files: Vec<SeedFile>,
}

impl SeedSet {
    /// No files yet.
    pub fn new(app: impl Into<String>, place: impl Into<String>) -> Self {
        Self { app: app.into(), place: place.into(), files: Vec::new() }
    }
}

/// The rows of one table.
#[derive(Clone, Debug)]
pub struct SeedFile {
    /// `namespace.table` or `table`, from the file's name.
    pub table: String,
    /// The start of the file, for what is wrong with the table itself.
    pub place: Place,
    /// The natural key, where the file names one.
    pub key: Vec<(String, Place)>,
    /// The rows.
    pub rows: Vec<SeedRow>,
    /// The files beside it that hold more of them.
    pub row_files: Vec<RowFile>,
}

/// One row.
#[derive(Clone, Debug)]
pub struct SeedRow {
    /// The part of the seeds that it is in.
    pub part: Arc<Part>,
    /// Its label.
    pub label: Text,
    /// Where the label stands.
    pub spot: Spot,
    /// Column, value, and where the value stands.
    pub cells: Vec<Cell>,
}

impl SeedRow {
    /// Where the label stands.
    pub fn place(&self) -> Place {
        self.spot.of(&self.part.file)
    }

    /// Whether a value of it is the key of another row.
    pub(super) fn refers(&self) -> bool {
        self.cells.iter().any(|cell| matches!(cell.value, Value::Ref(_)))
    }
}

/// What the rows of a set in a file have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The set.
    pub set: Arc<str>,
    /// The file that they stand in.
    pub file: Arc<str>,
    /// The full name of the file of rows, where they are from none of labels.
    pub origin: Option<Arc<str>>,
}

/// One value of a row.
#[derive(Clone, Debug)]
pub struct Cell {
    /// The column.
    pub column: Arc<Ident>,
    /// Where the column's name stands.
    pub column_spot: Spot,
    /// The value.
    pub value: Value,
    /// Where the value stands.
    pub spot: Spot,
}
