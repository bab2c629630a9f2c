//! What an object is called.

use crate::{Ident, Kind, Name};
use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::cmp::Ordering;
use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

/// The identity of an object: its kind, its path, and where several share a path, its signature.
///
/// A path of two names or more begins with a namespace. An object that is in none has a path of one name.
///
/// It is cheap to clone, to hash and to find unequal: a plan of ten thousand tables looks up identities some million times.
#[derive(Clone, Debug)]
pub struct Id(Arc<Parts>);

#[derive(Debug)]
struct Parts {
    kind: Kind,
    path: Vec<Ident>,
    signature: String,
    /// Hash of the rest.
    hash: u64,
}

impl Parts {
    fn key(&self) -> (Kind, &[Ident], &str) {
        (self.kind, &self.path, &self.signature)
    }
}

impl PartialEq for Id {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0.hash == other.0.hash && self.0.key() == other.0.key()
    }
}

impl Eq for Id {}

impl Hash for Id {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.0.hash);
    }
}

impl PartialOrd for Id {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Id {
    fn cmp(&self, other: &Self) -> Ordering {
        if Arc::ptr_eq(&self.0, &other.0) { Ordering::Equal } else { self.0.key().cmp(&other.0.key()) }
    }
}

/// The kind of a namespace, whose own name is the namespace.
pub const NAMESPACE: Kind = Kind::new("schema");

impl Id {
    /// An identity without a signature.
    pub fn new(kind: Kind, path: impl IntoIterator<Item = Ident>) -> Self {
        Self::signed(kind, path, "")
    }

    /// An identity with a signature, such as the types of a function's arguments in parentheses.
    pub fn signed(kind: Kind, path: impl IntoIterator<Item = Ident>, signature: impl Into<String>) -> Self {
        let mut parts =
            Parts { kind, path: path.into_iter().collect(), signature: signature.into(), hash: 0 };
        // The same in every run, as nothing of it is secret or stored.
        let mut hasher = DefaultHasher::new();
        parts.key().hash(&mut hasher);
        parts.hash = hasher.finish();
        Self(Arc::new(parts))
    }

    /// An object that stands in a namespace by itself.
    pub fn named(kind: Kind, name: &Name) -> Self {
        Self::new(kind, [name.namespace.clone(), name.name.clone()])
    }

    /// A part of such an object.
    pub fn part(kind: Kind, of: &Name, name: &Ident) -> Self {
        Self::new(kind, [of.namespace.clone(), of.name.clone(), name.clone()])
    }

    /// Which kind of object it names.
    pub fn kind(&self) -> Kind {
        self.0.kind
    }

    /// Its names, from the outermost.
    pub fn path(&self) -> &[Ident] {
        &self.0.path
    }

    /// What tells it from others of the same path; empty where nothing has to.
    pub fn signature(&self) -> &str {
        &self.0.signature
    }

    /// The namespace it is in, or that it is.
    pub fn namespace(&self) -> Option<&Ident> {
        match self.path() {
            [own] if self.kind() == NAMESPACE => Some(own),
            [namespace, _, ..] => Some(namespace),
            _ => None,
        }
    }

    /// The first two names: the object that stands in a namespace by itself, or that this one is a part of.
    pub fn name(&self) -> Option<Name> {
        match self.path() {
            [namespace, name, ..] => Some(Name { namespace: namespace.clone(), name: name.clone() }),
            _ => None,
        }
    }

    /// The object that this one is a part of, by its name.
    pub fn whole(&self) -> Option<Name> {
        if self.path().len() > 2 { self.name() } else { None }
    }

    /// Its own name, without what it belongs to.
    ///
    /// # Panics
    /// Never: a path has a name.
    pub fn last(&self) -> &Ident {
        self.path().last().expect("a path has a name")
    }

    /// The same place with another last name.
    #[must_use]
    pub fn with_last(&self, last: &Ident) -> Self {
        let mut path = self.path().to_vec();
        path.pop();
        path.push(last.clone());
        Self::signed(self.kind(), path, self.signature())
    }

    /// The same path for another kind, without a signature.
    #[must_use]
    pub fn with_kind(&self, kind: Kind) -> Self {
        Self::new(kind, self.path().iter().cloned())
    }

    /// The name as SQL has it: qualified and quoted, with the signature.
    pub fn sql(&self) -> String {
        let names: Vec<String> = self.path().iter().map(ToString::to_string).collect();
        names.join(".") + self.signature()
    }

    /// The name for people: `users.phone`, without `public.`.
    pub fn brief(&self) -> String {
        let names: Vec<String> = self.shown().map(ToString::to_string).collect();
        names.join(".") + self.signature()
    }

    /// The name for flags: as in the catalog, without quotes and without `public.`.
    pub fn plain(&self) -> String {
        let names: Vec<&str> = self.shown().map(Ident::as_str).collect();
        names.join(".") + self.signature()
    }

    fn shown(&self) -> impl Iterator<Item = &Ident> {
        let hidden = usize::from(self.path().len() > 1 && self.path()[0].as_str() == "public");
        self.path().iter().skip(hidden)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind(), self.brief())
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.signature() {
            "" => (self.kind(), self.path()).serialize(serializer),
            signature => (self.kind(), self.path(), signature).serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Parts;
        impl<'de> Visitor<'de> for Parts {
            type Value = Id;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a kind, a path and perhaps a signature")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Id, A::Error> {
                let missing = |at| serde::de::Error::invalid_length(at, &self);
                let kind = parts.next_element()?.ok_or_else(|| missing(0))?;
                let path: Vec<Ident> = parts.next_element()?.ok_or_else(|| missing(1))?;
                let signature: Option<String> = parts.next_element()?;
                Ok(Id::signed(kind, path, signature.unwrap_or_default()))
            }
        }
        deserializer.deserialize_seq(Parts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: Kind = Kind::new("table");
    const FUNCTION: Kind = Kind::new("function");

    fn ids() -> [(Id, &'static str, &'static str); 5] {
        let (users, order) = (Name::new("public", "users"), Name::new("sales", "order"));
        let part = |of: &Name, name: &str| Id::part(Kind::new("column"), of, &Ident::new(name));
        [
            (Id::new(NAMESPACE, [Ident::new("sales")]), "schema sales", "sales"),
            (Id::named(TABLE, &order), "table sales.\"order\"", "sales.order"),
            (part(&users, "Phone"), "column users.\"Phone\"", "users.Phone"),
            (
                Id::signed(FUNCTION, [Ident::new("public"), Ident::new("f")], "(integer)"),
                "function f(integer)",
                "f(integer)",
            ),
            (Id::named(TABLE, &users), "table users", "users"),
        ]
    }

    #[test]
    fn has_a_name_for_people_and_one_for_flags() {
        for (id, shown, plain) in ids() {
            assert_eq!((id.to_string().as_str(), id.plain().as_str()), (shown, plain));
        }
    }

    #[test]
    fn is_the_same_after_it_was_written_and_read() {
        for (id, ..) in ids() {
            let text = serde_json::to_string(&id).expect("JSON");
            assert_eq!(serde_json::from_str::<Id>(&text).expect(&text), id);
        }
    }
}
