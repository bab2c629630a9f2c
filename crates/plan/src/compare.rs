//! Catalog × catalog → what differs, by identity and equality alone. No kind is named here.

use crate::kinds::rules;
use crate::rules::Item;
use crate::satellites::Terms;
use hbm_db_catalog::{Catalog, Id, Ident, Object};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};

/// What differs between two catalogs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differences {
    /// What is missing.
    pub missing: Vec<Id>,
    /// What nobody wants.
    pub unwanted: Vec<Id>,
    /// What is otherwise.
    pub other: Vec<Id>,
    /// What only has other satellites.
    pub satellites: Vec<Id>,
    /// What is left, though nobody names it: it goes only by name, or is of no namespace that is managed.
    pub left: Vec<Id>,
}

impl Differences {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.missing.is_empty()
            && self.unwanted.is_empty()
            && self.other.is_empty()
            && self.satellites.is_empty()
    }
}

impl Differences {
    /// Leaves what is not compared under these terms.
    #[must_use]
    pub(crate) fn under(mut self, terms: &Terms, live: &Catalog, desired: &Catalog) -> Self {
        let compares = |id: &Id, side| Item::of(side, id).is_none_or(|item| terms.compares(item));
        self.missing.retain(|id| compares(id, desired));
        for all in [&mut self.unwanted, &mut self.other] {
            self.left.extend(all.extract_if(.., |id| !compares(id, live)));
        }
        self
    }
}

/// What has to change in `live` for it to equal `desired`. `named` are objects that go although their kind goes only by
/// name.
pub fn compare(live: &Catalog, desired: &Catalog, named: &dyn Fn(&Id) -> bool) -> Differences {
    let mut found = Differences::default();
    for (id, object) in &desired.objects {
        match live.objects.get(id) {
            None => found.missing.push(id.clone()),
            Some(is) if !desired.accepts(id, is) => found.other.push(id.clone()),
            Some(is) if is.satellites != object.satellites => found.satellites.push(id.clone()),
            Some(_) => {}
        }
    }
    let managed = desired.namespaces();
    let belongs = Belongs { live, managed: &managed };
    for id in live.objects.keys() {
        if desired.objects.contains_key(id) {
            continue;
        }
        let goes = match rules(id.kind()).is_dropped_only_by_name() {
            true => named(id),
            false => belongs.is_of_managed(id),
        };
        match goes {
            true => found.unwanted.push(id.clone()),
            false => found.left.push(id.clone()),
        }
    }
    found
}

/// Which objects of no namespace belong to the namespaces that are managed: those that need what is in them.
struct Belongs<'a> {
    live: &'a Catalog,
    managed: &'a BTreeSet<Ident>,
}

impl Belongs<'_> {
    fn is_of_managed(&self, id: &Id) -> bool {
        let mut seen = HashSet::new();
        let mut left = vec![id];
        while let Some(one) = left.pop() {
            if let Some(namespace) = one.namespace() {
                return self.managed.contains(namespace);
            }
            if seen.insert(one) {
                let parent = self.live.get(one).and_then(|object| object.parent.as_ref());
                left.extend(parent.into_iter().chain(self.live.needs(one)));
            }
        }
        false
    }
}

/// Pairs what is missing and what nobody wants, where both are equal in the same place, and nothing is lost by a rename:
/// from the identity it has to the one it is to have.
pub(crate) fn equals(found: &Differences, live: &Catalog, desired: &Catalog) -> BTreeMap<Id, Id> {
    let form = |id: &Id, object: &Object| {
        (id.with_last(&Ident::new("")), object.parent.clone(), object.facts.clone())
    };
    let mut made: HashMap<_, VecDeque<&Id>> = HashMap::new();
    for id in &found.missing {
        for object in [desired.objects.get(id), desired.alternates.get(id)].into_iter().flatten() {
            made.entry(form(id, object)).or_default().push_back(id);
        }
    }
    let mut pairs = BTreeMap::new();
    let mut taken: HashSet<&Id> = HashSet::new();
    for id in &found.unwanted {
        let Some(item) = Item::of(live, id) else { continue };
        if !rules(id.kind()).renames_freely(item) {
            continue;
        }
        let Some(equals) = made.get_mut(&form(id, item.object)) else { continue };
        // An object with two forms stands in two lists.
        if let Some(new) = std::iter::from_fn(|| equals.pop_front()).find(|new| taken.insert(new)) {
            pairs.insert(id.clone(), new.clone());
        }
    }
    pairs
}

/// The catalog after objects got other identities.
#[must_use]
pub(crate) fn renamed(catalog: &Catalog, to: &BTreeMap<Id, Id>) -> Catalog {
    let new = |id: &Id| to.get(id).unwrap_or(id).clone();
    let mut catalog = catalog.clone();
    for old in to.keys() {
        if let Some(object) = catalog.objects.remove(old) {
            catalog.objects.insert(new(old), object);
        }
    }
    for object in catalog.objects.values_mut() {
        if let Some(parent) = object.parent.as_ref().and_then(|parent| to.get(parent)) {
            object.parent = Some(parent.clone());
        }
    }
    catalog.needs =
        catalog.needs.into_iter().map(|(id, needs)| (new(&id), needs.iter().map(new).collect())).collect();
    catalog
}
