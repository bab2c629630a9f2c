//! Two catalogs, as a list of what is different. Pure.

use crate::catalog::Catalog;
use crate::diff::compare;

/// What would have to be done to `one` for it to be like `other`, one line each. Of what is not modelled, only what is
/// missing counts: grants and views that a database has besides are its own business.
pub fn differences(one: &Catalog, other: &Catalog) -> Vec<String> {
    let changes = compare(one, other).into_iter().map(|change| change.to_string());
    let missing = other.unmodeled.difference(&one.unmodeled).map(|object| format!("create {object}"));
    changes.chain(missing).collect()
}
