//! Rows by their keys, of which no two may be the same. Pure.

use super::resolve::Resolver;
use super::{Expression, ResolvedRow};
use crate::catalog::Ident;
use std::collections::HashSet;
use std::hash::{Hash, Hasher};

impl Resolver<'_> {
    /// No two rows of a table may have the same key.
    pub(super) fn unique(&mut self) {
        let mut seen: HashSet<Keyed<'_>> = HashSet::with_capacity(self.rows.len());
        let mut found = Vec::new();
        for row in self.rows.iter().filter(|row| !row.expected) {
            let Some(key) = self.keys.get(row.table().as_ref()) else {
                continue;
            };
            let keyed = Keyed { row, key };
            if !key.iter().all(|column| row.values.contains_key(column)) {
                continue;
            }
            let name = || format!("{}.{}", row.table().brief(), row.label);
            if keyed.values().any(|value| *value == Expression::Null) {
                found.push((row.place(), format!("{} has NULL in its key", name())));
            } else if let Some(Keyed { row: first, .. }) = seen.get(&keyed) {
                let (label, line) = (&first.label, first.spot.line);
                found.push((row.place(), format!("{} has the same key as {label} in line {line}", name())));
            } else {
                seen.insert(keyed);
            }
        }
        drop(seen);
        for (place, message) in found {
            self.problem(&place, message);
        }
    }
}

/// A row by its key.
#[derive(Clone, Copy)]
struct Keyed<'r> {
    row: &'r ResolvedRow,
    key: &'r [Ident],
}

impl<'r> Keyed<'r> {
    fn values(self) -> impl Iterator<Item = &'r Expression> {
        self.key.iter().filter_map(move |column| Some(&self.row.values.get(column)?.expression))
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
