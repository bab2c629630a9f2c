//! Rows whose values have a place to go.

use super::{Expression, HashKind, Part, Place, RowFile, Spot, Text};
use crate::catalog::{Ident, Name};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Index;
use std::sync::Arc;

/// Everything that will be loaded.
#[derive(Clone, Debug)]
pub struct Resolved {
    /// The application.
    pub app: String,
    /// The rows, in the order of the files; those expected come last.
    pub rows: Vec<ResolvedRow>,
    /// The files of rows.
    pub files: Vec<ResolvedFile>,
    /// Per table: the columns that tell rows apart.
    pub keys: BTreeMap<Name, Vec<Ident>>,
}

/// A row whose every value has a place to go.
#[derive(Clone, Debug)]
pub struct ResolvedRow {
    /// What it has in common with others.
    pub common: Arc<Common>,
    /// Its label.
    pub label: Text,
    /// Where it stands.
    pub spot: Spot,
    /// Its values.
    pub values: Values,
    /// Whether it is to be in the database already, because others refer to it. Only its key is known then, and it is
    /// not written.
    pub expected: bool,
}

/// What rows have in common: there are many rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Common {
    /// Their table.
    pub table: Arc<Name>,
    /// The part of the seeds that they are in.
    pub part: Arc<Part>,
    /// Whether the file's own key, not the primary key, tells them apart. What stands in the database may then
    /// have another primary key than the one derived here.
    pub natural: bool,
    /// The file of rows that they are in, where one is loaded along: they are expected when that is loaded.
    pub file: Option<usize>,
}

/// A file of rows whose columns have a place to go.
#[derive(Clone, Debug)]
pub struct ResolvedFile {
    /// Its table.
    pub table: Arc<Name>,
    /// The file.
    pub file: RowFile,
    /// What it is called among all rows.
    pub full_name: String,
    /// The columns that it gives, in its order.
    pub columns: Vec<Ident>,
    /// The tables whose rows have to be there before, each with the column that points there.
    pub needs: Vec<(Ident, Name)>,
}

/// The values of a row by their columns.
#[derive(Clone, Debug, Default)]
pub struct Values(Vec<(Arc<Ident>, ResolvedValue)>);

impl Values {
    /// None yet, with room for a number of them.
    pub(super) fn with_capacity(number: usize) -> Self {
        Self(Vec::with_capacity(number))
    }

    /// Gives a column a value.
    pub fn insert(&mut self, column: Arc<Ident>, value: ResolvedValue) {
        match self.place(&column) {
            Ok(at) => self.0[at].1 = value,
            Err(at) => self.0.insert(at, (column, value)),
        }
    }

    /// The value of a column.
    pub fn get(&self, column: &Ident) -> Option<&ResolvedValue> {
        self.place(column).ok().map(|at| &self.0[at].1)
    }

    /// Whether a column has a value.
    pub fn contains_key(&self, column: &Ident) -> bool {
        self.place(column).is_ok()
    }

    /// The columns, in the order of their names.
    pub fn keys(&self) -> impl Iterator<Item = &Ident> {
        self.0.iter().map(|(column, _)| column.as_ref())
    }

    /// The values, in the order of the columns' names.
    pub fn values(&self) -> impl Iterator<Item = &ResolvedValue> {
        self.0.iter().map(|(_, value)| value)
    }

    /// Both, in the order of the columns' names.
    pub fn iter(&self) -> impl Iterator<Item = (&Arc<Ident>, &ResolvedValue)> {
        self.0.iter().map(|(column, value)| (column, value))
    }

    fn place(&self, column: &Ident) -> Result<usize, usize> {
        self.0.binary_search_by(|(own, _)| own.as_ref().cmp(column))
    }
}

impl Index<&Ident> for Values {
    type Output = ResolvedValue;

    fn index(&self, column: &Ident) -> &ResolvedValue {
        &self.0[self.place(column).expect("a column of the row")].1
    }
}

/// A value and where it stands.
#[derive(Clone, Debug)]
pub struct ResolvedValue {
    /// The value.
    pub expression: Expression,
    /// Where it stands, in the file of the row; the row's label for derived keys.
    pub spot: Spot,
    /// What else is known of it, which it has in common with others.
    pub about: Option<Arc<About>>,
}

/// What is known of a value besides itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// Whether a foreign key wants the row it points to to be there first.
    pub foreign: Option<Foreign>,
    /// Where the foreign key behind a written value points.
    pub points: Option<(Name, Ident)>,
    /// The variable it came from, which must not be shown.
    pub secret: Option<Text>,
}

impl ResolvedValue {
    /// Whether a foreign key wants the row it points to to be there first.
    pub fn foreign(&self) -> Option<Foreign> {
        self.about.as_deref()?.foreign
    }

    /// Where the foreign key behind a written value points.
    pub fn points(&self) -> Option<(&Name, &Ident)> {
        self.about.as_deref()?.points.as_ref().map(|(table, column)| (table, column))
    }

    /// The variable it came from, which must not be shown.
    pub fn secret(&self) -> Option<&str> {
        self.about.as_deref()?.secret.as_deref()
    }
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
    /// Its table.
    pub fn table(&self) -> &Arc<Name> {
        &self.common.table
    }

    /// Where it stands.
    pub fn place(&self) -> Place {
        self.place_of(self.spot)
    }

    /// A place in its file.
    pub fn place_of(&self, spot: Spot) -> Place {
        spot.of(&self.common.part.file)
    }

    /// Table and label, for people.
    pub(super) fn name(&self) -> String {
        format!("{}.{}", self.table().brief(), self.label)
    }
}

impl Resolved {
    /// The value of a row's column where it is known without the database. A key that leads back to itself is not.
    pub(super) fn known(&self, row: usize, column: &Ident) -> Option<&str> {
        known(&self.rows, row, column)
    }

    /// Forgets the values of the rows, which are the most of them.
    pub fn drop_values(&mut self) {
        self.rows.iter_mut().for_each(|row| row.values = Values::default());
    }

    /// The rows that are to be written, with their places.
    pub(super) fn to_write(&self) -> impl Iterator<Item = (usize, &ResolvedRow)> {
        self.rows.iter().enumerate().filter(|(_, row)| !row.expected)
    }

    /// All passwords to be hashed.
    pub fn wanted_hashes(&self) -> BTreeSet<(HashKind, Text)> {
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

/// The value of a column of one of these rows where it is known without the database. A key that leads back to itself is not.
pub(super) fn known<'r>(rows: &'r [ResolvedRow], row: usize, column: &Ident) -> Option<&'r str> {
    let (mut row, mut column) = (row, column);
    for _ in 0..=rows.len() {
        match &rows.get(row)?.values.get(column)?.expression {
            Expression::Text(text) => return Some(text),
            Expression::Key { row: next, column: there } => (row, column) = (*next, there),
            _ => return None,
        }
    }
    None
}
