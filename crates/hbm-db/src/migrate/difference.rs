//! Two catalogs, as a list of what is different. Pure.

use crate::catalog::{Catalog, Ident};
use crate::plan::{Compared, For, Terms, left_to_do};

/// What would have to be done to `one` for it to be like `other`, one line each. A table stands for what belongs to it.
/// Privileges count where the other names their roles; owners do not.
pub fn differences(one: &Catalog, other: &Catalog) -> Vec<String> {
    let terms =
        Terms { owners: false, privileges: Compared::Named(Terms::roles_named(other)), role: Ident::new("") };
    let made_for = For { terms, whole: false, ..For::anywhere(0) };
    left_to_do(&made_for, one, other)
}
