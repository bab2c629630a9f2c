//! Catalog × catalog → what differs, by identity and equality alone. No kind is named here.

use crate::kinds::rules;
use crate::rules::Item;
use crate::satellites::Terms;
use hbm_db_catalog::{ById, Catalog, Id, Ident, Kind, Object};
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
    /// Leaves what is not compared under these terms: what is said of privileges where nobody's are compared, and what only
    /// the database says of those whose are not.
    fn under(mut self, terms: &Terms, live: &Catalog, desired: &Catalog) -> Self {
        let leaves =
            |id: &Id, side, is_named| Item::of(side, id).is_some_and(|item| !terms.compares(item, is_named));
        self.missing.retain(|id| !leaves(id, desired, true));
        self.left.extend(self.other.extract_if(.., |id| leaves(id, desired, true)));
        self.left.extend(self.unwanted.extract_if(.., |id| leaves(id, live, false)));
        self
    }
}

/// What decides which objects go that nobody wants.
pub struct Goes<'a> {
    /// Whether an object goes whose kind goes only by name.
    pub named: Box<dyn Fn(&Id) -> bool + 'a>,
    /// Whether everything else goes, also what is in no namespace.
    pub whole: bool,
    /// Which satellites are compared.
    pub terms: &'a Terms,
}

/// What has to change in `live` for it to equal `desired`. `goes` says what
/// goes that nobody wants.
pub fn compare(live: &Catalog, desired: &Catalog, goes: &Goes<'_>) -> Differences {
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
    let belongs = Belongs::of(live, &managed);
    for id in live.objects.keys() {
        if desired.objects.contains_key(id) {
            continue;
        }
        let is_gone = match rules(id.kind()).is_dropped_only_by_name() {
            true => (goes.named)(id),
            false => goes.whole || belongs.goes(id),
        };
        match is_gone {
            true => found.unwanted.push(id.clone()),
            false => found.left.push(id.clone()),
        }
    }
    found.under(goes.terms, live, desired)
}

/// Which objects of no namespace belong to the namespaces that are managed: those that need what is in them, or have a
/// part that does.
struct Belongs<'a> {
    live: &'a Catalog,
    managed: &'a BTreeSet<Ident>,
    /// The parts of objects of no namespace.
    parts: ById<&'a Id, Vec<&'a Id>>,
}

impl<'a> Belongs<'a> {
    fn of(live: &'a Catalog, managed: &'a BTreeSet<Ident>) -> Self {
        let mut parts: ById<&Id, Vec<&Id>> = ById::default();
        for (id, object) in &live.objects {
            if let Some(parent) = object.parent.as_ref().filter(|parent| parent.namespace().is_none()) {
                parts.entry(parent).or_default().push(id);
            }
        }
        Self { live, managed, parts }
    }

    /// Whether one that nobody wants goes.
    fn goes(&self, id: &Id) -> bool {
        let is_shared = || Item::of(self.live, id).is_some_and(|item| rules(id.kind()).is_shared(item));
        self.is_of_managed(id) && !is_shared()
    }

    fn is_of_managed(&self, id: &Id) -> bool {
        let mut seen = HashSet::new();
        let mut left = vec![id];
        left.extend(self.parts.get(id).into_iter().flatten());
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
    let kinds: HashSet<Kind> = found.unwanted.iter().map(Id::kind).collect();
    let mut made: HashMap<_, VecDeque<&Id>> = HashMap::new();
    for id in found.missing.iter().filter(|id| kinds.contains(&id.kind())) {
        for object in [desired.objects.get(id), desired.alternates.get(id)].into_iter().flatten() {
            made.entry(form(id, object)).or_default().push_back(id);
        }
    }
    let inherited: BTreeMap<Kind, BTreeSet<Id>> =
        kinds.iter().map(|kind| (*kind, rules(*kind).inherited_by_others(live))).collect();
    let mut pairs = BTreeMap::new();
    let mut taken: HashSet<&Id> = HashSet::new();
    for id in &found.unwanted {
        let Some(item) = Item::of(live, id) else { continue };
        if !rules(id.kind()).renames_freely(item) || inherited[&id.kind()].contains(id) {
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
    let mut catalog = catalog.clone();
    // What is said of an object under its own path moves along.
    let along = catalog.objects.iter().filter_map(|(id, object)| {
        let parent = object.parent.as_ref()?;
        let moved = to.get(parent).filter(|_| parent.path() == id.path())?;
        Some((id.clone(), moved.with_kind(id.kind())))
    });
    let to: BTreeMap<Id, Id> = to.iter().map(|(old, new)| (old.clone(), new.clone())).chain(along).collect();
    let new = |id: &Id| to.get(id).unwrap_or(id).clone();
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
    for edges in [&mut catalog.needs, &mut catalog.after] {
        let moved = std::mem::take(edges).into_iter();
        *edges = moved.map(|(id, others)| (new(&id), others.iter().map(new).collect())).collect();
    }
    catalog
}
