//! What is made before the tables of entities, and what after them.

use crate::catalog::{Catalog, Id, Kind};
use crate::plan::kinds::foreign_table::FOREIGN_TABLE;
use crate::plan::kinds::materialized_view::MATERIALIZED_VIEW;
use crate::plan::kinds::table::TABLE;
use crate::plan::kinds::view::VIEW;
use crate::pull::Homes;
use std::collections::{BTreeMap, BTreeSet};

const RELATIONS: [Kind; 4] = [TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW];

/// The objects of a catalog that need no relation and no type that entities make.
pub(super) struct Early {
    late: BTreeSet<Id>,
    wholes: BTreeMap<Id, Id>,
}

impl Early {
    /// `made` are the enum types that entities make.
    pub(super) fn of(catalog: &Catalog, made: &BTreeSet<Id>) -> Self {
        let homes = Homes::of(catalog);
        let wholes: BTreeMap<Id, Id> =
            catalog.objects.keys().map(|id| (id.clone(), homes.whole(id))).collect();
        let mut needs: BTreeMap<Id, BTreeSet<Id>> = BTreeMap::new();
        for (id, whole) in &wholes {
            let own = needs.entry(whole.clone()).or_default();
            own.extend(
                catalog.needs(id).filter_map(|need| wholes.get(need)).filter(|need| *need != whole).cloned(),
            );
        }
        let mut late: BTreeSet<Id> = needs
            .keys()
            .filter(|id| RELATIONS.contains(&id.kind()) || made.contains(*id) || homes.is_last(id))
            .cloned()
            .collect();
        loop {
            let is_late =
                |(id, needs): &(&Id, &BTreeSet<Id>)| !late.contains(*id) && !needs.is_disjoint(&late);
            let more: Vec<Id> = needs.iter().filter(is_late).map(|(id, _)| id.clone()).collect();
            if more.is_empty() {
                return Self { late, wholes };
            }
            late.extend(more);
        }
    }

    /// Whether it is made before tables.
    pub(super) fn has(&self, id: &Id) -> bool {
        self.wholes.get(id).is_none_or(|whole| !self.late.contains(whole))
    }

    /// Whether all that a part of a table needs is there when the table is made: what is early, the table and enum types.
    pub(super) fn has_needs(&self, catalog: &Catalog, id: &Id, made: &BTreeSet<Id>) -> bool {
        let own = self.wholes.get(id);
        let is_own = |need: &Id| {
            // A sequence of one of its columns stands with it, and is no part of it.
            let is_part = catalog.get(need).is_some_and(|object| object.parent.is_some());
            self.wholes.get(need) == own && (is_part || Some(need) == own)
        };
        let is_there = |need: &Id| {
            self.has(need) || is_own(need) || self.wholes.get(need).is_some_and(|one| made.contains(one))
        };
        catalog.needs(id).all(is_there)
    }
}
