//! Catalog × Catalog → [`Change`]s.
//!
//! The comparison is by identity and equality alone and names no kind of object.

mod candidate;
mod change;
mod rename;
mod rewrite;

pub use candidate::{Candidate, candidates, shell_word};
pub use change::Change;
pub use rename::{Rename, RenameError, apply as apply_renames};
pub use rewrite::mentions;

use crate::catalog::{Catalog, Kind};

/// What has to change in `live` for it to equal `desired`.
///
/// Objects that differ only by name and carry no rows (constraints, indexes, owned sequences) become
/// renames. Extensions that `desired` does not name are left alone: they belong to the database, not to the app.
pub fn compare(live: &Catalog, desired: &Catalog) -> Vec<Change> {
    let mut changes = Vec::new();
    for (id, object) in &desired.objects {
        match live.objects.get(id) {
            None => changes.push(Change::Create { id: id.clone(), object: object.clone() }),
            Some(found) if !desired.accepts(id, found) => {
                changes.push(Change::Alter { id: id.clone(), from: found.clone(), to: object.clone() })
            }
            Some(_) => {}
        }
    }
    for (id, object) in &live.objects {
        if !desired.objects.contains_key(id) && !matches!(id.kind(), Kind::Extension | Kind::Namespace) {
            changes.push(Change::Drop { id: id.clone(), object: object.clone() });
        }
    }
    candidate::pair_equals(changes, desired)
}
