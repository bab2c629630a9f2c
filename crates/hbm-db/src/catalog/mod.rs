//! The picture of a database: pure values, no connection.
//!
//! A [`Catalog`] is a map from [`ObjectId`] to [`Object`]. What the map does not model is listed in
//! [`Catalog::unmodeled`], so that it can be reported and is never dropped by a plan.

mod fingerprint;
mod id;
mod ident;
mod object;

pub use fingerprint::Fingerprint;
pub use id::{Kind, ObjectId};
pub use ident::{Ident, Name, quote_literal};
pub use object::{
    Column, Constraint, ConstraintKind, Enum, Extension, ForeignKey, Generated, Identity, Index, Object,
    Position, Sequence, SequenceOptions, Table,
};

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Namespaces (schemas, in PostgreSQL's word) that belong to hbm-db itself and are never part of a catalog.
pub const OWN_NAMESPACE: &str = "hbm_db";

/// Everything that was read of a database, or that an application wants of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Catalog {
    /// The modelled objects.
    #[serde(with = "object_map")]
    pub objects: BTreeMap<ObjectId, Object>,
    /// The same objects in another form, where PostgreSQL prints an expression otherwise when it has read its own
    /// print: `IN` over a varchar, for example. A live object may have either form. Empty for what was read live.
    #[serde(with = "object_map")]
    pub alternates: BTreeMap<ObjectId, Object>,
    /// Objects that exist but that this tool does not model: reported, never changed.
    pub unmodeled: BTreeSet<Unmodeled>,
}

/// An object that exists in a database and that no plan will touch.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Unmodeled {
    /// What it is, in PostgreSQL's words: `view`, `function`, `trigger` …
    pub kind: String,
    /// Its identity, as PostgreSQL prints it.
    pub name: String,
}

impl std::fmt::Display for Unmodeled {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.kind, self.name)
    }
}

impl Catalog {
    /// The namespaces this catalog has objects in or declares, `public` always among them.
    pub fn namespaces(&self) -> BTreeSet<Ident> {
        self.objects.keys().filter_map(|id| id.namespace().cloned()).chain([Ident::new("public")]).collect()
    }

    /// Whether an object that was found is as this catalog wants it.
    pub fn accepts(&self, id: &ObjectId, found: &Object) -> bool {
        self.objects.get(id) == Some(found) || self.alternates.get(id) == Some(found)
    }

    /// What the source itself made, before anything was made again from its print.
    #[must_use]
    pub fn as_made(&self) -> Self {
        let mut made = self.clone();
        made.objects.append(&mut made.alternates);
        made
    }

    /// The names of all tables.
    pub fn tables(&self) -> impl Iterator<Item = &Name> {
        self.objects.keys().filter_map(|id| match id {
            ObjectId::Table(name) => Some(name),
            _ => None,
        })
    }

    /// The columns of a table in their order in the table.
    pub fn columns<'a>(&'a self, table: &Name) -> Vec<(&'a Ident, &'a Column)> {
        let mut columns: Vec<_> = self
            .children(table)
            .filter_map(|(id, object)| match (id, object) {
                (ObjectId::Column(_, name), Object::Column(column)) => Some((name, column)),
                _ => None,
            })
            .collect();
        columns.sort_by_key(|(_, column)| column.position.0);
        columns
    }

    /// The constraints of a table by name.
    pub fn constraints<'a>(&'a self, table: &Name) -> impl Iterator<Item = (&'a Ident, &'a Constraint)> {
        self.children(table).filter_map(|(id, object)| match (id, object) {
            (ObjectId::Constraint(_, name), Object::Constraint(constraint)) => Some((name, constraint)),
            _ => None,
        })
    }

    /// One column.
    pub fn column(&self, table: &Name, column: &Ident) -> Option<&Column> {
        match self.objects.get(&ObjectId::Column(table.clone(), column.clone())) {
            Some(Object::Column(column)) => Some(column),
            _ => None,
        }
    }

    /// One enum type.
    pub fn enumeration(&self, name: &Name) -> Option<&Enum> {
        match self.objects.get(&ObjectId::Enum(name.clone())) {
            Some(Object::Enum(enumeration)) => Some(enumeration),
            _ => None,
        }
    }

    /// Whether the table is in this catalog.
    pub fn has_table(&self, name: &Name) -> bool {
        self.objects.contains_key(&ObjectId::Table(name.clone()))
    }

    /// All objects that belong to a table: columns, constraints, indexes.
    pub fn children<'a>(&'a self, table: &Name) -> impl Iterator<Item = (&'a ObjectId, &'a Object)> {
        [Kind::Column, Kind::Constraint, Kind::Index].into_iter().flat_map(move |kind| {
            self.objects
                .range(ObjectId::first_child(kind, table)..)
                .take_while(move |(id, _)| id.kind() == kind && id.table() == Some(table))
        })
    }

    /// A hash of the modelled objects. Column order does not count: PostgreSQL cannot change it.
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&self.objects)
    }
}

/// A map with structured keys, as a list of pairs in JSON.
mod object_map {
    use super::{BTreeMap, Object, ObjectId};
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(
        map: &BTreeMap<ObjectId, Object>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(map)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<BTreeMap<ObjectId, Object>, D::Error> {
        Ok(Vec::<(ObjectId, Object)>::deserialize(deserializer)?.into_iter().collect())
    }
}
