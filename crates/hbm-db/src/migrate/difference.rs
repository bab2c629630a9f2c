//! Two catalogs, as a list of what is different. Pure.

use crate::catalog::{Catalog, ObjectId};
use crate::diff::{Change, compare};

/// What would have to be done to `one` for it to be like `other`, one line each. A table stands for what belongs to it.
/// Of what is not modelled, only what is missing counts: grants and views that a database has besides are its own
/// business.
pub fn differences(one: &Catalog, other: &Catalog) -> Vec<String> {
    let changes = compare(one, other);
    let whole = |change: &Change| {
        let table = change.id().table()?;
        changes.iter().find(|other| {
            matches!(other.id(), ObjectId::Table(name) if name == table)
                && matches!(
                    (other, change),
                    (Change::Create { .. }, Change::Create { .. })
                        | (Change::Drop { .. }, Change::Drop { .. })
                )
        })
    };
    let parts = changes.iter().filter(|change| whole(change).is_none()).map(ToString::to_string);
    let missing = other.unmodeled.difference(&one.unmodeled).map(|object| {
        let is_there = one.unmodeled.iter().any(|found| found.is(object));
        format!("{} {object}", if is_there { "alter" } else { "create" })
    });
    parts.chain(missing).collect()
}
