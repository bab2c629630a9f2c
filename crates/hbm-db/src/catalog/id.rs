//! What an object is called.

use super::{Ident, Name};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The identity of a modelled object. The order of the variants is the order catalogs list them in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ObjectId {
    /// A namespace (schema).
    Namespace(Ident),
    /// An extension.
    Extension(Ident),
    /// An enum type.
    Enum(Name),
    /// A sequence that is not the inside of an identity column.
    Sequence(Name),
    /// A table.
    Table(Name),
    /// A column of a table.
    Column(Name, Ident),
    /// A constraint of a table.
    Constraint(Name, Ident),
    /// An index that no constraint owns.
    Index(Name, Ident),
}

/// The kinds of [`ObjectId`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// See [`ObjectId::Namespace`].
    Namespace,
    /// See [`ObjectId::Extension`].
    Extension,
    /// See [`ObjectId::Enum`].
    Enum,
    /// See [`ObjectId::Sequence`].
    Sequence,
    /// See [`ObjectId::Table`].
    Table,
    /// See [`ObjectId::Column`].
    Column,
    /// See [`ObjectId::Constraint`].
    Constraint,
    /// See [`ObjectId::Index`].
    Index,
}

impl Kind {
    /// The word for people.
    pub fn word(self) -> &'static str {
        match self {
            Self::Namespace => "schema",
            Self::Extension => "extension",
            Self::Enum => "enum type",
            Self::Sequence => "sequence",
            Self::Table => "table",
            Self::Column => "column",
            Self::Constraint => "constraint",
            Self::Index => "index",
        }
    }
}

impl ObjectId {
    /// Which kind of object it names.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Namespace(_) => Kind::Namespace,
            Self::Extension(_) => Kind::Extension,
            Self::Enum(_) => Kind::Enum,
            Self::Sequence(_) => Kind::Sequence,
            Self::Table(_) => Kind::Table,
            Self::Column(..) => Kind::Column,
            Self::Constraint(..) => Kind::Constraint,
            Self::Index(..) => Kind::Index,
        }
    }

    /// The table it belongs to, for columns, constraints and indexes.
    pub fn table(&self) -> Option<&Name> {
        match self {
            Self::Column(table, _) | Self::Constraint(table, _) | Self::Index(table, _) => Some(table),
            _ => None,
        }
    }

    /// The namespace it lives in; none for extensions.
    pub fn namespace(&self) -> Option<&Ident> {
        match self {
            Self::Namespace(namespace) => Some(namespace),
            Self::Extension(_) => None,
            Self::Enum(name) | Self::Sequence(name) | Self::Table(name) => Some(&name.namespace),
            Self::Column(table, _) | Self::Constraint(table, _) | Self::Index(table, _) => {
                Some(&table.namespace)
            }
        }
    }

    /// Its own name, without what it belongs to.
    pub fn last(&self) -> &Ident {
        match self {
            Self::Namespace(name)
            | Self::Extension(name)
            | Self::Column(_, name)
            | Self::Constraint(_, name)
            | Self::Index(_, name) => name,
            Self::Enum(name) | Self::Sequence(name) | Self::Table(name) => &name.name,
        }
    }

    /// The same place with another last name.
    pub fn with_last(&self, last: &Ident) -> Self {
        match self {
            Self::Namespace(_) => Self::Namespace(last.clone()),
            Self::Extension(_) => Self::Extension(last.clone()),
            Self::Enum(name) => Self::Enum(name.sibling(last)),
            Self::Sequence(name) => Self::Sequence(name.sibling(last)),
            Self::Table(name) => Self::Table(name.sibling(last)),
            Self::Column(table, _) => Self::Column(table.clone(), last.clone()),
            Self::Constraint(table, _) => Self::Constraint(table.clone(), last.clone()),
            Self::Index(table, _) => Self::Index(table.clone(), last.clone()),
        }
    }

    /// The same object after its table was renamed.
    pub fn with_table(&self, table: &Name) -> Self {
        match self {
            Self::Column(_, name) => Self::Column(table.clone(), name.clone()),
            Self::Constraint(_, name) => Self::Constraint(table.clone(), name.clone()),
            Self::Index(_, name) => Self::Index(table.clone(), name.clone()),
            other => other.clone(),
        }
    }

    /// The smallest id a child of that kind can have, to range over the children of a table.
    pub(super) fn first_child(kind: Kind, table: &Name) -> Self {
        let name = Ident::new("");
        match kind {
            Kind::Constraint => Self::Constraint(table.clone(), name),
            Kind::Index => Self::Index(table.clone(), name),
            _ => Self::Column(table.clone(), name),
        }
    }

    /// The name for people and for consent: `users.phone`, without `public.`.
    pub fn brief(&self) -> String {
        match self {
            Self::Namespace(name) | Self::Extension(name) => name.to_string(),
            Self::Enum(name) | Self::Sequence(name) | Self::Table(name) => name.brief(),
            Self::Column(table, name) | Self::Constraint(table, name) | Self::Index(table, name) => {
                format!("{}.{name}", table.brief())
            }
        }
    }
}

impl ObjectId {
    /// The name for flags: as in the catalog, without quotes and without `public.`.
    pub fn plain(&self) -> String {
        let namespace = match self {
            Self::Namespace(_) => None,
            _ => self.namespace().filter(|name| name.as_str() != "public"),
        };
        let parts = namespace.into_iter().chain(self.table().map(|table| &table.name)).chain([self.last()]);
        parts.map(Ident::as_str).collect::<Vec<_>>().join(".")
    }
}

impl fmt::Display for ObjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind().word(), self.brief())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn has_a_name_for_people_and_one_for_flags() {
        let (users, order) = (Name::new("public", "users"), Name::new("sales", "order"));
        for (id, shown, plain) in [
            (ObjectId::Namespace(Ident::new("sales")), "schema sales", "sales"),
            (ObjectId::Extension(Ident::new("uuid-ossp")), "extension \"uuid-ossp\"", "uuid-ossp"),
            (ObjectId::Enum(users.sibling(&Ident::new("mood"))), "enum type mood", "mood"),
            (ObjectId::Table(users.clone()), "table users", "users"),
            (ObjectId::Table(order.clone()), "table sales.\"order\"", "sales.order"),
            (ObjectId::Column(users, Ident::new("Phone")), "column users.\"Phone\"", "users.Phone"),
            (ObjectId::Index(order, Ident::new("i")), "index sales.\"order\".i", "sales.order.i"),
        ] {
            assert_eq!((id.to_string().as_str(), id.plain().as_str()), (shown, plain));
        }
    }

    #[test]
    fn moves_with_its_table_and_changes_its_last_name() {
        let (old, new) = (Name::new("sales", "old"), Name::new("sales", "new"));
        let column = ObjectId::Column(old.clone(), Ident::new("a"));
        assert_eq!(column.with_table(&new), ObjectId::Column(new.clone(), Ident::new("a")));
        assert_eq!(column.with_last(&Ident::new("b")), ObjectId::Column(old.clone(), Ident::new("b")));
        let table = ObjectId::Table(old);
        assert_eq!(table.with_last(&Ident::new("new")), ObjectId::Table(new.clone()));
        assert_eq!(table.with_table(&new), table);
    }
}
