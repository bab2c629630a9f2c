//! The picture of a database: pure values, no connection.
//!
//! A [`Catalog`] is a map from [`Id`] to [`Object`], with the edges between them: what needs what. It knows no kind of
//! object; the rules of each kind say what its facts mean.

mod by_id;
mod facts;
mod fingerprint;
mod id;
mod ident;
mod kind;
mod satellites;

pub use by_id::ById;
pub use facts::Facts;
pub use fingerprint::Fingerprint;
pub use id::{Id, NAMESPACE};
pub use ident::{Ident, Name, quote_literal};
pub use kind::Kind;
pub use satellites::{Grantee, Privilege, Satellites};

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The namespace (schema, in PostgreSQL's word) that belongs to hbm-db itself and is never part of a catalog.
pub const OWN_NAMESPACE: &str = "hbm_db";

/// An object.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Object {
    /// What it is. Two objects of one identity are equal where these are.
    pub facts: Facts,
    /// What is known of it besides, and makes no difference: the place of a column in its table, for example.
    #[serde(default, skip_serializing_if = "Facts::is_empty")]
    pub aside: Facts,
    /// What it is a part of, and goes with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<Id>,
    /// Its comment, owner, privileges and labels.
    #[serde(default, skip_serializing_if = "Satellites::is_empty")]
    pub satellites: Satellites,
}

/// Objects are compared by their facts; satellites each have a rule of their own.
impl PartialEq for Object {
    fn eq(&self, other: &Self) -> bool {
        self.facts == other.facts
    }
}

impl Eq for Object {}

/// Everything that was read of a database, or that an application wants of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Catalog {
    /// The objects.
    #[serde(with = "pairs")]
    pub objects: BTreeMap<Id, Object>,
    /// The same objects in another form, where PostgreSQL prints an expression otherwise when it has read its own
    /// print: `IN` over a varchar, for example. A live object may have either form. Empty for what was read live.
    #[serde(with = "pairs")]
    pub alternates: BTreeMap<Id, Object>,
    /// What each object needs, as PostgreSQL records it (manual, `pg_depend`). What an object is a part of is not repeated.
    #[serde(with = "pairs")]
    pub needs: BTreeMap<Id, BTreeSet<Id>>,
    /// What each object is made after, though it does not need it: a partition is attached after its indexes are there.
    #[serde(default, with = "pairs", skip_serializing_if = "BTreeMap::is_empty")]
    pub after: BTreeMap<Id, BTreeSet<Id>>,
    /// Objects that exist and that are in no catalog: reported, never changed.
    pub unmodeled: BTreeSet<Unmodeled>,
    /// Why a desired state could not be made again from PostgreSQL's print of it, where that failed: then only one form of
    /// its expressions is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unprinted: Option<String>,
}

/// An object that exists in a database and that no plan touches.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Unmodeled {
    /// What it is, in PostgreSQL's words.
    pub kind: String,
    /// Its identity, as PostgreSQL prints it.
    pub name: String,
    /// A digest of how it is defined; empty where only its being there counts.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub digest: String,
}

impl Unmodeled {
    /// Whether it is the same object, however it is defined.
    pub fn is(&self, other: &Self) -> bool {
        self.kind == other.kind && self.name == other.name
    }
}

impl std::fmt::Display for Unmodeled {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.kind, self.name)
    }
}

impl Catalog {
    /// One object.
    pub fn get(&self, id: &Id) -> Option<&Object> {
        self.objects.get(id)
    }

    /// Whether an object is in this catalog.
    pub fn has(&self, id: &Id) -> bool {
        self.objects.contains_key(id)
    }

    /// The namespaces this catalog has objects in or declares.
    pub fn namespaces(&self) -> BTreeSet<Ident> {
        let mut found = BTreeSet::new();
        for name in self.objects.keys().filter_map(Id::namespace) {
            // Most are in the same as the one before.
            if found.last() != Some(name) && !found.contains(name) {
                found.insert(name.clone());
            }
        }
        found
    }

    /// Whether nothing is in a namespace.
    pub fn is_vacant(&self, namespace: &Ident) -> bool {
        !self.objects.keys().any(|id| id.namespace() == Some(namespace) && id.kind() != NAMESPACE)
    }

    /// Whether an object that was found is as this catalog wants it.
    pub fn accepts(&self, id: &Id, found: &Object) -> bool {
        self.objects.get(id) == Some(found) || self.alternates.get(id) == Some(found)
    }

    /// What the source itself made, before anything was made again from its print.
    #[must_use]
    pub fn as_made(&self) -> Self {
        let mut made = self.clone();
        made.objects.append(&mut made.alternates);
        made
    }

    /// The same with `\n` for each `\r\n`, as in the body of a function.
    #[must_use]
    pub fn with_plain_line_ends(&self) -> Self {
        let mut plain = self.clone();
        for object in plain.objects.values_mut().chain(plain.alternates.values_mut()) {
            object.facts = object.facts.with_plain_line_ends();
        }
        plain
    }

    /// The objects of one kind, in the order of their names.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = (&Id, &Object)> {
        let first = Id::new(kind, []);
        self.objects.range(first..).take_while(move |(id, _)| id.kind() == kind)
    }

    /// The parts of one kind that an object has: the columns of a table.
    pub fn parts<'a>(&'a self, kind: Kind, of: &Name) -> impl Iterator<Item = (&'a Id, &'a Object)> {
        let path = [of.namespace.clone(), of.name.clone()];
        let first = Id::new(kind, path.clone());
        self.objects
            .range(first..)
            .take_while(move |(id, _)| id.kind() == kind && id.path().starts_with(&path))
            .filter(|(id, _)| id.path().len() > 2)
    }

    /// What an object needs.
    pub fn needs(&self, id: &Id) -> impl Iterator<Item = &Id> {
        self.needs.get(id).into_iter().flatten()
    }

    /// A hash of what counts in a comparison.
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&self.objects)
    }
}

/// A map with structured keys, as a list of pairs in JSON.
mod pairs {
    use serde::de::DeserializeOwned;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use std::collections::BTreeMap;

    pub(super) fn serialize<K: Serialize, V: Serialize, S: Serializer>(
        map: &BTreeMap<K, V>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(map)
    }

    pub(super) fn deserialize<'de, K: DeserializeOwned + Ord, V: DeserializeOwned, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<BTreeMap<K, V>, D::Error> {
        Ok(Vec::<(K, V)>::deserialize(deserializer)?.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: Kind = Kind::new("table");
    const COLUMN: Kind = Kind::new("column");

    fn object(facts: &str) -> Object {
        Object { facts: serde_json::from_str(facts).expect("facts"), ..Object::default() }
    }

    #[test]
    fn a_table_has_its_own_parts() {
        let names = [Name::new("public", "t"), Name::new("public", "t2"), Name::new("other", "t")];
        let mut catalog = Catalog::default();
        for name in &names {
            catalog.objects.insert(Id::named(TABLE, name), Object::default());
            for column in ["b", "a"] {
                catalog.objects.insert(Id::part(COLUMN, name, &Ident::new(column)), Object::default());
            }
        }
        for name in &names {
            let parts: Vec<_> = catalog.parts(COLUMN, name).map(|(id, _)| id.last().as_str()).collect();
            assert_eq!(parts, ["a", "b"], "{name}");
        }
        assert_eq!(catalog.of_kind(TABLE).count(), 3);
        assert_eq!(catalog.namespaces(), BTreeSet::from([Ident::new("other"), Ident::new("public")]));
    }

    #[test]
    fn facts_count_and_what_is_aside_does_not() {
        let id = Id::named(TABLE, &Name::new("public", "t"));
        let catalog = |facts: &str, aside: &str| {
            let mut one = object(facts);
            one.aside = serde_json::from_str(aside).expect("facts");
            Catalog { objects: [(id.clone(), one)].into(), ..Catalog::default() }
        };
        let one = catalog("{\"a\":1}", "{\"p\":1}");
        assert_eq!(one.fingerprint(), catalog("{\"a\":1}", "{\"p\":2}").fingerprint());
        assert_ne!(one.fingerprint(), catalog("{\"a\":2}", "{\"p\":1}").fingerprint());
        let text = serde_json::to_string(&one).expect("JSON");
        assert_eq!(serde_json::from_str::<Catalog>(&text).expect("a catalog"), one);
    }

    #[test]
    fn both_forms_of_an_object_are_accepted() {
        let id = Id::named(TABLE, &Name::new("public", "t"));
        let catalog = Catalog {
            objects: [(id.clone(), object("{\"a\":1}"))].into(),
            alternates: [(id.clone(), object("{\"a\":2}"))].into(),
            ..Catalog::default()
        };
        for (facts, accepted) in [("{\"a\":1}", true), ("{\"a\":2}", true), ("{\"a\":3}", false)] {
            assert_eq!(catalog.accepts(&id, &object(facts)), accepted, "{facts}");
        }
    }
}
