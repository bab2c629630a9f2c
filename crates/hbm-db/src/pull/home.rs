//! What has a file of its own, and what stands in that of another.

use crate::catalog::{Catalog, Id, Ident, Kind, NAMESPACE};
use crate::plan::Item;
use crate::plan::kinds::default_privilege::DEFAULT_PRIVILEGE;
use crate::plan::kinds::event_trigger::EVENT_TRIGGER;
use crate::plan::kinds::index::INDEX;
use crate::plan::kinds::partition::PARTITION;
use crate::plan::kinds::sequence_owner::SEQUENCE_OWNER;
use crate::plan::kinds::{
    aggregate, base_type, composite_type, domain, enumeration, function, multirange_type, procedure,
    range_type, rules, shell_type,
};
use std::collections::HashMap;

/// Kinds that share their names: one of them is before the other is whole, or people call them alike.
const FUNCTIONS: [Kind; 3] = [function::FUNCTION, procedure::PROCEDURE, aggregate::AGGREGATE];
const TYPES: [Kind; 7] = [
    enumeration::ENUM,
    domain::DOMAIN,
    composite_type::COMPOSITE_TYPE,
    range_type::RANGE_TYPE,
    multirange_type::MULTIRANGE_TYPE,
    base_type::BASE_TYPE,
    shell_type::SHELL_TYPE,
];

/// What has a file of its own: objects of one name and nearly one kind, with all that is of them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Home {
    /// The namespace it is in, or is; none where it is in none.
    pub(super) namespace: Option<Ident>,
    /// The folder of its kind; none for a namespace itself.
    pub(super) folder: Option<String>,
    /// Its name; empty for a namespace.
    pub(super) name: String,
}

impl Home {
    fn of(id: &Id) -> Self {
        let names = match (id.kind(), id.path()) {
            (NAMESPACE, _) | (_, [_]) => id.path(),
            (_, [_, own @ ..]) => own,
            (_, []) => &[],
        };
        if id.kind() == NAMESPACE {
            return Self { namespace: id.namespace().cloned(), folder: None, name: String::new() };
        }
        let names: Vec<&str> = names.iter().map(Ident::as_str).collect();
        let folder = Some(folder(id.kind()));
        Self { namespace: id.namespace().cloned(), folder, name: names.join(".") }
    }
}

/// The folder of a kind: its name for many.
pub(super) fn folder(kind: Kind) -> String {
    if FUNCTIONS.contains(&kind) {
        return "functions".into();
    }
    if TYPES.contains(&kind) {
        return "types".into();
    }
    let word = kind.word().replace(' ', "_");
    match word.strip_suffix('y') {
        Some(head) => format!("{head}ies"),
        None if word.ends_with('s') => format!("{word}es"),
        None => word + "s",
    }
}

/// The files of the objects of a catalog.
pub(crate) struct Homes<'a> {
    catalog: &'a Catalog,
    /// What is a part of nothing, and stands with another: functions of a type, sequences of a column.
    along: HashMap<Id, Id>,
}

impl<'a> Homes<'a> {
    pub(crate) fn of(catalog: &'a Catalog) -> Self {
        let mut along = HashMap::new();
        for (id, object) in &catalog.objects {
            let item = Item { id, object, side: catalog };
            // PostgreSQL makes a shell by itself of a type that a function names first.
            let taken = rules(id.kind()).takes_along(item);
            let is_apart = |id: &Id| catalog.get(id).is_some_and(|object| object.parent.is_none());
            along.extend(taken.into_iter().filter(is_apart).map(|taken| (taken, id.clone())));
        }
        for (id, object) in catalog.of_kind(SEQUENCE_OWNER) {
            let column = catalog.needs(id).find(|need| Some(*need) != object.parent.as_ref());
            along.extend(object.parent.clone().zip(column.cloned()));
        }
        Self { catalog, along }
    }

    /// Whether the statements of an object run when all else is made: it acts on what is made after it, as an event trigger
    /// does, or an index of a partitioned table that partitions would get a copy of when they are attached.
    pub(super) fn is_last(&self, id: &Id) -> bool {
        let acts = [EVENT_TRIGGER, DEFAULT_PRIVILEGE].contains(&id.kind());
        let is_after = |id: &Id| self.catalog.after.get(id).into_iter().flatten();
        acts || id.kind() == INDEX && is_after(id).any(|other| other.kind() == PARTITION)
    }

    /// The object that an object is a part of, or stands with; itself where there is none.
    pub(super) fn whole(&self, id: &Id) -> Id {
        let next = |id: &Id| {
            let parent = self.catalog.get(id).and_then(|object| object.parent.clone());
            parent.or_else(|| self.along.get(id).cloned())
        };
        // As many as a sequence of a column of a table has, and some more.
        let whole = std::iter::successors(Some(id.clone()), next).take(8).last();
        whole.unwrap_or_else(|| id.clone())
    }

    /// That of an object.
    pub(crate) fn home(&self, id: &Id) -> Home {
        Home::of(&self.whole(id))
    }
}
