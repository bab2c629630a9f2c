//! Rows by their keys, of which no two may be the same. Pure.

use super::resolve::Resolver;
use super::{Expression, ResolvedRow};
use crate::catalog::{Ident, Name};
use std::collections::{HashMap, HashSet};
use std::hash::{Hash, Hasher};

impl Resolver<'_> {
    /// No two rows of a table may have the same key.
    pub(super) fn unique(&mut self) {
        let mut found = Vec::new();
        let mut whole: HashMap<&Name, Vec<bool>> = HashMap::new();
        for row in self.rows.iter().filter(|row| !row.expected) {
            let table = row.table().as_ref();
            if let (Some(key), false) = (self.keys.get(table), whole.contains_key(table)) {
                let is_whole = |column: &Ident| {
                    let column = self.schema.column(table, column);
                    column.is_some_and(|column| WHOLE.contains(&self.schema.below(&column.data_type)))
                };
                whole.insert(table, key.iter().map(is_whole).collect());
            }
        }
        let mut seen: HashSet<Keyed<'_>> = HashSet::with_capacity(self.rows.len());
        for row in self.rows.iter().filter(|row| !row.expected) {
            let Some(key) = self.keys.get(row.table().as_ref()) else {
                continue;
            };
            let whole = whole.get(row.table().as_ref()).map_or(&[][..], Vec::as_slice);
            let keyed = Keyed { row, key, whole };
            if !key.iter().all(|column| row.values.contains_key(column)) {
                continue;
            }
            let name = || format!("{}.{}", row.table().brief(), row.label);
            if keyed.values().any(|value| value == Value::Other(&Expression::Null)) {
                found.push((row.place(), format!("{} has NULL in its key", name())));
            } else if let Some(Keyed { row: first, .. }) = seen.get(&keyed) {
                let (label, line) = (&first.label, first.spot.line);
                found.push((row.place(), format!("{} has the same key as {label} in line {line}", name())));
            } else {
                seen.insert(keyed);
            }
        }
        drop(seen);
        drop(whole);
        for (place, message) in found {
            self.problem(&place, message);
        }
    }
}

/// The types whose values are equal as numbers, however they are written.
const WHOLE: [&str; 3] = ["smallint", "integer", "bigint"];

/// A row by its key.
#[derive(Clone, Copy)]
struct Keyed<'r> {
    row: &'r ResolvedRow,
    key: &'r [Ident],
    /// Which columns of the key hold whole numbers.
    whole: &'r [bool],
}

/// A value of a key.
#[derive(PartialEq, Eq, Hash)]
enum Value<'r> {
    /// `1` and `01` are one.
    Whole(i64),
    Other(&'r Expression),
}

impl<'r> Keyed<'r> {
    fn values(self) -> impl Iterator<Item = Value<'r>> {
        self.key.iter().zip(self.whole).filter_map(move |(column, is_whole)| {
            let expression = &self.row.values.get(column)?.expression;
            Some(match expression {
                Expression::Text(text) if *is_whole => {
                    text.trim().parse().map_or(Value::Other(expression), Value::Whole)
                }
                _ => Value::Other(expression),
            })
        })
    }
}

impl PartialEq for Keyed<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.row.table() == other.row.table() && self.values().eq(other.values())
    }
}

impl Eq for Keyed<'_> {}

impl Hash for Keyed<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.values().for_each(|value| value.hash(state));
    }
}
