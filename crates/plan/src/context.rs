//! What a rule may look at besides its own object.

use crate::hazard::{Consent, HazardKind};
use crate::rules::Item;
use crate::satellites::ByDefault;
use hbm_db_catalog::{ById, Catalog, Id, Ident, Name};
use std::collections::{BTreeMap, BTreeSet};

/// What is done with an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is made.
    Create,
    /// It is dropped.
    Drop,
    /// It is changed where it is.
    Alter,
    /// It is dropped and made again.
    Replace,
}

/// What is done with the objects that do not stay as they are.
#[derive(Debug, Default)]
pub(crate) struct Fates {
    fates: ById<Id, Fate>,
    order: BTreeSet<Id>,
}

impl Fates {
    /// Decides, for the first time or again.
    pub(crate) fn insert(&mut self, id: Id, fate: Fate) {
        if self.fates.insert(id.clone(), fate).is_none() {
            self.order.insert(id);
        }
    }
}

/// The objects of a catalog by their identity.
pub(crate) fn items(side: &Catalog) -> ById<&Id, Item<'_>> {
    side.objects.iter().map(|(id, object)| (id, Item { id, object, side })).collect()
}

/// Both sides, and what was decided.
#[derive(Debug)]
pub struct Context<'a> {
    /// What there is, after the renames.
    pub live: &'a Catalog,
    /// What is to be.
    pub desired: &'a Catalog,
    /// `server_version_num` of the server, divided by 10 000.
    pub major: u32,
    /// What may be lost, as far as that decides what is done.
    pub(crate) accepted: &'a [Consent],
    /// Expressions that say what becomes of the values of columns whose type changes.
    pub(crate) using: &'a BTreeMap<Id, String>,
    /// The objects of both sides.
    pub(crate) items: [ById<&'a Id, Item<'a>>; 2],
    /// What is done with the objects that do not stay as they are.
    pub(crate) fates: Fates,
    /// Objects that are dropped under another name, at the end.
    pub(crate) aside: BTreeMap<Id, Ident>,
    /// What is said, live, of the privileges of new objects.
    pub(crate) by_default: Vec<(Id, ByDefault)>,
    /// Who needs what, live.
    pub(crate) dependents: ById<&'a Id, Vec<&'a Id>>,
    /// What tables and columns were called before the renames.
    pub(crate) former: BTreeMap<Id, Id>,
}

impl<'a> Context<'a> {
    /// What is done with an object; none where it stays as it is.
    pub fn fate(&self, id: &Id) -> Option<Fate> {
        self.fates.fates.get(id).copied()
    }

    /// Whether it is made by this plan, for the first time or again.
    pub fn creates(&self, id: &Id) -> bool {
        matches!(self.fate(id), Some(Fate::Create | Fate::Replace))
    }

    /// Whether it is dropped by this plan, for good or for a while.
    pub fn drops(&self, id: &Id) -> bool {
        matches!(self.fate(id), Some(Fate::Drop | Fate::Replace))
    }

    /// Whether it is dropped and made again.
    pub fn replaces(&self, id: &Id) -> bool {
        self.fate(id) == Some(Fate::Replace)
    }

    /// An object as it is.
    pub fn live(&self, id: &Id) -> Option<Item<'a>> {
        self.items[0].get(id).copied()
    }

    /// An object as it is to be.
    pub fn desired(&self, id: &Id) -> Option<Item<'a>> {
        self.items[1].get(id).copied()
    }

    /// What needs an object, live.
    pub fn dependents(&self, id: &Id) -> impl Iterator<Item = &'a Id> {
        self.dependents.get(id).into_iter().flatten().copied()
    }

    /// The name that an object has until it is dropped, where that is another.
    pub fn aside(&self, id: &Id) -> Option<&Ident> {
        self.aside.get(id)
    }

    /// What an object is called before the plan runs, for queries that count what would be lost.
    pub fn former(&self, id: &Id) -> Id {
        self.former.get(id).unwrap_or(id).clone()
    }

    /// What a table is called before the plan runs.
    ///
    /// # Panics
    /// Never for what stands in a namespace.
    pub fn former_table(&self, id: &Id) -> Name {
        self.former(id).name().expect("a table is in a namespace")
    }

    /// Whether it was agreed that an object is lost in this way.
    pub fn accepts(&self, kind: HazardKind, id: &Id) -> bool {
        self.accepted.iter().any(|consent| consent.is_by_name() && consent.covers(kind, &id.plain()))
    }

    /// What becomes of the values of a column, where somebody said it.
    pub fn using(&self, id: &Id) -> Option<&str> {
        self.using.get(id).map(String::as_str)
    }

    /// What a type is called before the plan runs, as a query that counts needs it.
    pub fn former_type(&self, data_type: &str) -> String {
        let (name, rest) = match data_type.strip_suffix("[]") {
            Some(element) => (element, "[]"),
            None => (data_type, ""),
        };
        let renamed = self.former.iter().find(|(new, _)| new.path().len() == 2 && new.sql() == name);
        renamed.map_or_else(|| data_type.to_owned(), |(_, old)| format!("{}{rest}", old.sql()))
    }

    /// Objects whose facts differ, or that are made or dropped.
    pub fn changed(&self) -> impl Iterator<Item = (&Id, Fate)> {
        self.fates.order.iter().filter_map(|id| Some((id, self.fate(id)?)))
    }
}
