//! Sequences by their names as they are written in SQL, and the defaults that name them.

use super::numbers::{changes_sequence, named_in_default};
use crate::catalog::{Catalog, Name, Object, ObjectId, SequenceOptions};
use crate::diff::Change;
use std::collections::{HashMap, HashSet};

pub(in crate::plan) type ByName<'a> = HashMap<String, (&'a Name, &'a SequenceOptions)>;

/// What the rules ask about sequences other than their own.
#[derive(Default)]
pub(in crate::plan) struct Sequences<'a> {
    pub(super) live: ByName<'a>,
    pub(super) desired: ByName<'a>,
    /// Tables that are there, by the sequences that their columns are to take values from.
    users: HashMap<String, Vec<&'a Name>>,
    renamed: HashSet<String>,
    dropped: HashMap<String, (&'a Name, &'a ObjectId)>,
    /// Those whose numbers are gone on with by another.
    carried: HashSet<String>,
}

impl<'a> Sequences<'a> {
    pub(super) fn of(changes: &'a [Change], live: &'a Catalog, desired: &'a Catalog) -> Self {
        let mut found = Self { live: by_name(live), desired: by_name(desired), ..Self::default() };
        for (id, object) in &desired.objects {
            if let (ObjectId::Column(table, _), Object::Column(column)) = (id, object)
                && let Some(sequence) = named_in_default(column)
                && live.has_table(table)
            {
                let users = found.users.entry(sequence).or_default();
                if users.last() != Some(&table) {
                    users.push(table);
                }
            }
        }
        for change in changes {
            match change {
                Change::Rename { id: ObjectId::Sequence(name), .. } => {
                    found.renamed.insert(name.to_string());
                }
                Change::Drop { id: id @ ObjectId::Sequence(name), .. } => {
                    found.dropped.insert(name.to_string(), (name, id));
                }
                _ => {}
            }
        }
        for change in changes {
            if let Change::Alter { from: Object::Column(old), to: Object::Column(new), .. } = change
                && let Some(sequence) = named_in_default(old)
                && changes_sequence(old, new, &found)
            {
                found.carried.insert(sequence);
            }
        }
        found
    }

    /// Tables that are there, and take values from a sequence.
    pub(super) fn users(&self, name: &Name) -> &[&'a Name] {
        self.users.get(&name.to_string()).map_or(&[], Vec::as_slice)
    }

    pub(super) fn is_renamed(&self, sequence: &str) -> bool {
        self.renamed.contains(sequence)
    }

    /// A sequence of this name that is to go.
    pub(super) fn dropped(&self, sequence: &str) -> Option<(&'a Name, &'a ObjectId)> {
        self.dropped.get(sequence).copied()
    }

    /// Whether the numbers of a sequence that is to go are gone on with by another.
    pub(super) fn goes_on(&self, name: &Name) -> bool {
        self.carried.contains(&name.to_string())
    }
}

fn by_name(catalog: &Catalog) -> ByName<'_> {
    let sequences = catalog.objects.iter().filter_map(|(id, object)| match (id, object) {
        (ObjectId::Sequence(name), Object::Sequence(found)) => {
            Some((name.to_string(), (name, &found.options)))
        }
        _ => None,
    });
    sequences.collect()
}
