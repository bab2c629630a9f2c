//! Names that one side has for what is modelled, and the other for what is not.
//!
//! A table that is to be partitioned, a parent, or a view would be dropped and not made; one that is to take the name of
//! such an object cannot be made.

use crate::catalog::{Catalog, Name, Object, ObjectId};
use crate::diff::Change;
use std::collections::BTreeSet;

/// What a plan cannot do, one sentence each, and the names it is about.
#[derive(Debug, Default)]
pub(super) struct Conflicts {
    pub(super) told: Vec<String>,
    names: BTreeSet<Name>,
}

impl Conflicts {
    /// Looks at every table, sequence and enum type of both sides.
    pub(super) fn between(live: &Catalog, desired: &Catalog) -> Self {
        let mut found = Self::default();
        for (one, other, live_is_modelled) in [(live, desired, true), (desired, live, false)] {
            for id in one.objects.keys() {
                let Some(name) = own_name(id) else { continue };
                let Some(object) = other.unmodeled_called(name) else { continue };
                found.told.push(match live_is_modelled {
                    true => format!("{id} is to be {}", with_article(&object.kind)),
                    false => {
                        let wanted = with_article(id.kind().word());
                        format!("{} {} is to be {wanted}", object.kind, name.brief())
                    }
                });
                found.names.insert(name.clone());
            }
        }
        found
    }

    /// Leaves out the changes of what has to stay as it is.
    pub(super) fn leave_out(&self, changes: Vec<Change>) -> Vec<Change> {
        changes.into_iter().filter(|change| !self.is_about(change)).collect()
    }

    fn is_about(&self, change: &Change) -> bool {
        let id = change.id();
        let owner = match change {
            Change::Create { object: Object::Sequence(sequence), .. }
            | Change::Drop { object: Object::Sequence(sequence), .. }
            | Change::Alter { from: Object::Sequence(sequence), .. } => {
                sequence.owned_by.as_ref().map(|(table, _)| table)
            }
            _ => None,
        };
        [own_name(id), id.table(), owner].into_iter().flatten().any(|name| self.names.contains(name))
    }
}

fn with_article(kind: &str) -> String {
    let article = if kind.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {kind}")
}

fn own_name(id: &ObjectId) -> Option<&Name> {
    match id {
        ObjectId::Table(name) | ObjectId::Sequence(name) | ObjectId::Enum(name) => Some(name),
        _ => None,
    }
}
