//! Rows whose values have a place to go.

use super::{Expression, HashKind, Place};
use crate::catalog::{Ident, Name};
use std::collections::{BTreeMap, BTreeSet};

/// Everything that will be loaded.
#[derive(Clone, Debug)]
pub struct Resolved {
    /// The application.
    pub app: String,
    /// The rows, in the order of the files; those expected come last.
    pub rows: Vec<ResolvedRow>,
    /// Per table: the columns that tell rows apart.
    pub keys: BTreeMap<Name, Vec<Ident>>,
}

/// A row whose every value has a place to go.
#[derive(Clone, Debug)]
pub struct ResolvedRow {
    /// Its table.
    pub table: Name,
    /// Its set.
    pub set: String,
    /// Its label.
    pub label: String,
    /// Where it stands.
    pub place: Place,
    /// Its values.
    pub values: BTreeMap<Ident, ResolvedValue>,
    /// Whether the file's own key, not the primary key, tells it apart. What stands in the database may then
    /// have another primary key than the one derived here.
    pub natural: bool,
    /// Whether it is to be in the database already, because others refer to it. Only its key is known then, and it is
    /// not written.
    pub expected: bool,
}

/// A value and where it stands.
#[derive(Clone, Debug)]
pub struct ResolvedValue {
    /// The value.
    pub expression: Expression,
    /// Where it stands; the row's label for derived keys.
    pub place: Place,
    /// Whether a foreign key wants the row it points to to be there first.
    pub foreign: Option<Foreign>,
    /// Where the foreign key behind a written value points.
    pub points: Option<(Name, Ident)>,
    /// The variable it came from, which must not be shown.
    pub secret: Option<String>,
}

/// What is known of the foreign key behind a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Foreign {
    /// The column may be NULL for a while.
    pub nullable: bool,
    /// The constraint can wait for the end of the transaction.
    pub deferrable: bool,
}

impl ResolvedRow {
    /// Table and label, for people.
    pub(super) fn name(&self) -> String {
        format!("{}.{}", self.table.brief(), self.label)
    }
}

impl Resolved {
    /// The value of a row's column where it is known without the database. A key that leads back to itself is not.
    pub(super) fn known(&self, row: usize, column: &Ident) -> Option<&str> {
        let (mut row, mut column) = (row, column);
        for _ in 0..=self.rows.len() {
            match &self.rows[row].values.get(column)?.expression {
                Expression::Text(text) => return Some(text),
                Expression::Key { row: next, column: there } => (row, column) = (*next, there),
                _ => return None,
            }
        }
        None
    }

    /// The rows that are to be written, with their places.
    pub(super) fn to_write(&self) -> impl Iterator<Item = (usize, &ResolvedRow)> {
        self.rows.iter().enumerate().filter(|(_, row)| !row.expected)
    }

    /// All passwords to be hashed.
    pub fn wanted_hashes(&self) -> BTreeSet<(HashKind, String)> {
        self.rows
            .iter()
            .flat_map(|row| row.values.values())
            .filter_map(|value| match &value.expression {
                Expression::Hash(kind, text) => Some((*kind, text.clone())),
                _ => None,
            })
            .collect()
    }
}
