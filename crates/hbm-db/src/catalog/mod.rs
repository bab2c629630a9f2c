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
    Below, CalledAs, Column, Constraint, ConstraintKind, Enum, Extension, ForeignKey, Generated, Identity,
    Index, Object, Position, Sequence, SequenceOptions, Table,
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
    /// Why a desired state could not be made again from PostgreSQL's print of it, where that failed: then only one form of
    /// its expressions is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unprinted: Option<String>,
}

/// An object that exists in a database and that no plan will touch.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Unmodeled {
    /// What it is, in PostgreSQL's words: `view`, `function`, `trigger` …
    pub kind: String,
    /// Its identity, as PostgreSQL prints it.
    pub name: String,
    /// A digest of how it is defined; empty where only its being there counts.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub digest: String,
}

/// What stands under one name as a table, a view, a type …
const NAMED_LIKE_TABLES: [&str; 9] = [
    "view",
    "materialized view",
    "foreign table",
    "partitioned table",
    "partition",
    "inheritance table",
    "composite type",
    "domain",
    "range type",
];

impl Unmodeled {
    /// Whether it is the same object, however it is defined.
    pub fn is(&self, other: &Self) -> bool {
        self.kind == other.kind && self.name == other.name
    }

    /// Whether it takes the name that a table, a sequence or an enum type could have.
    fn takes(&self, name: &Name) -> bool {
        NAMED_LIKE_TABLES.contains(&self.kind.as_str()) && self.name == name.to_string()
    }
}

impl std::fmt::Display for Unmodeled {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.kind, self.name)
    }
}

impl Catalog {
    /// The namespaces this catalog has objects in or declares.
    pub fn namespaces(&self) -> BTreeSet<Ident> {
        self.objects.keys().filter_map(|id| id.namespace().cloned()).collect()
    }

    /// Whether nothing is in a namespace, modelled or not.
    pub fn is_vacant(&self, namespace: &Ident) -> bool {
        let inside = format!("{namespace}.");
        let is_in = |id: &ObjectId| id.namespace() == Some(namespace) && id.kind() != Kind::Namespace;
        !self.objects.keys().any(is_in) && !self.unmodeled.iter().any(|object| object.name.contains(&inside))
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

    /// What is not modelled and takes this name.
    pub fn unmodeled_called(&self, name: &Name) -> Option<&Unmodeled> {
        self.unmodeled.iter().find(|object| object.takes(name))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn column(position: i16, default: Option<&str>) -> Object {
        Object::Column(Column {
            position: Position(position),
            data_type: "integer".into(),
            below: Below::default(),
            enum_type: None,
            not_null: false,
            default: default.map(str::to_owned),
            identity: None,
            generated: None,
            collation: None,
        })
    }

    fn table(table: &Name, columns: [(&str, i16); 2]) -> Catalog {
        let mut catalog = Catalog::default();
        catalog.objects.insert(ObjectId::Table(table.clone()), Object::Table(Table { unlogged: false }));
        for (name, position) in columns {
            let id = ObjectId::Column(table.clone(), Ident::new(name));
            catalog.objects.insert(id, column(position, None));
        }
        catalog
    }

    #[test]
    fn a_table_has_its_own_children_in_their_order() {
        let (own, longer, elsewhere) =
            (Name::new("public", "t"), Name::new("public", "t2"), Name::new("other", "t"));
        let mut catalog = table(&own, [("a", 2), ("b", 1)]);
        for name in [&longer, &elsewhere] {
            catalog.objects.extend(table(name, [("c", 1), ("d", 2)]).objects);
        }
        let index = Object::Index(Index { unique: false, definition: "USING btree (a)".into(), valid: true });
        catalog.objects.insert(ObjectId::Index(own.clone(), Ident::new("t_a_idx")), index);
        let names: Vec<&str> = catalog.columns(&own).iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["b", "a"]);
        assert_eq!(catalog.children(&own).count(), 3);
        assert_eq!(catalog.children(&longer).count(), 2);
        assert_eq!(catalog.namespaces(), BTreeSet::from([Ident::new("other"), Ident::new("public")]));
    }

    #[test]
    fn a_fingerprint_knows_what_a_plan_could_change() {
        let name = Name::new("public", "t");
        let (one, other) = (table(&name, [("a", 1), ("b", 2)]), table(&name, [("a", 2), ("b", 1)]));
        assert_eq!(one.fingerprint(), other.fingerprint());
        let mut changed = one.clone();
        changed.objects.insert(ObjectId::Column(name, Ident::new("a")), column(1, Some("1")));
        assert_ne!(one.fingerprint(), changed.fingerprint());
        let extension = |namespace: &str| {
            let id = ObjectId::Extension(Ident::new("citext"));
            let mut catalog = Catalog::default();
            catalog.objects.insert(id, Object::Extension(Extension { namespace: Ident::new(namespace) }));
            catalog
        };
        assert_eq!(extension("public").fingerprint(), extension("extensions").fingerprint());
        assert_ne!(extension("public").fingerprint(), Catalog::default().fingerprint());
    }

    #[test]
    fn both_forms_of_an_object_are_accepted() {
        let name = Name::new("public", "t");
        let id = ObjectId::Column(name.clone(), Ident::new("a"));
        let mut catalog = table(&name, [("a", 1), ("b", 2)]);
        catalog.alternates.insert(id.clone(), column(1, Some("1")));
        for (default, accepted) in [(None, true), (Some("1"), true), (Some("2"), false)] {
            assert_eq!(catalog.accepts(&id, &column(7, default)), accepted, "{default:?}");
        }
        let made = catalog.as_made();
        assert_eq!(made.objects.get(&id), Some(&column(1, Some("1"))));
        assert!(made.alternates.is_empty());
    }
}
