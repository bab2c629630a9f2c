//! A part of a catalog, and the statements that make it.

use crate::catalog::{Catalog, Id, Ident, Satellites};
use crate::error::Result;
use crate::plan::{Compared, For, Terms, create_all};
use crate::said::of_cycle;
use std::collections::BTreeSet;

/// Whether an object is another, or a part of it.
pub(super) fn is_of(catalog: &Catalog, id: &Id, whole: &Id) -> bool {
    let parent = |id: &Id| catalog.get(id)?.parent.clone();
    std::iter::successors(Some(id.clone()), parent).any(|one| one == *whole)
}

/// An object with its parts.
pub(super) fn with_parts(catalog: &Catalog, whole: &Id) -> Catalog {
    let own: BTreeSet<Id> = catalog.objects.keys().filter(|id| is_of(catalog, id, whole)).cloned().collect();
    let mut cut = catalog.clone();
    cut.objects.retain(|id, _| own.contains(id));
    cut.needs.retain(|id, _| own.contains(id));
    cut.after.retain(|id, _| own.contains(id));
    cut
}

/// The same catalog without an object and its parts.
pub(super) fn without(catalog: &Catalog, whole: &Id) -> Catalog {
    let gone: Vec<Id> = catalog.objects.keys().filter(|id| is_of(catalog, id, whole)).cloned().collect();
    let mut rest = catalog.clone();
    gone.iter().for_each(|id| drop(rest.objects.remove(id)));
    rest
}

/// The same catalog with what these make of the satellites of its objects.
pub(super) fn with_satellites(catalog: &Catalog, of: impl Fn(&Satellites) -> Satellites) -> Catalog {
    let mut other = catalog.clone();
    other.objects.values_mut().for_each(|object| object.satellites = of(&object.satellites));
    other
}

/// The statements that a push of `desired` runs where there is `live`, with everybody's privileges. `live` has nothing that
/// `desired` does not have.
///
/// # Errors
/// Exit 70 where they have no order.
pub(super) fn statements(version: u32, live: &Catalog, desired: &Catalog) -> Result<Vec<String>> {
    let terms = Terms { owners: false, privileges: Compared::All, role: Ident::new("") };
    let made_for = For { terms, ..For::anywhere(version) };
    let made = create_all(&made_for, live, desired).map_err(|cycle| of_cycle(&cycle))?;
    Ok(made.into_iter().map(|statement| statement.sql).collect())
}
