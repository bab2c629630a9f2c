//! A catalog as entities of SeaORM, and the SQL that says what entities cannot.

mod described;
mod early;
mod key;
mod names;
mod rust;
mod script;
mod seal;
mod sql;
mod types;

pub(crate) use described::Described;
use rust::HAND_WRITTEN;
pub(crate) use seal::{is_alike, is_as_written, is_ours, sealed};

use crate::catalog::{Ident, Name};
use types::Typed;

/// A table as an entity.
#[derive(Clone, Debug)]
struct Entity {
    table: Name,
    /// Its module.
    module: String,
    comment: Option<String>,
    columns: Vec<Column>,
    keys: Vec<Key>,
    /// Foreign keys of other entities, or of itself, that point at it.
    children: Vec<Child>,
}

/// A column as a field.
#[derive(Clone, Debug)]
struct Column {
    name: Ident,
    field: String,
    /// Its type, as SQL has it.
    sql: String,
    typed: Typed,
    comment: Option<String>,
    is_null: bool,
    is_key: bool,
    is_unique: bool,
    is_indexed: bool,
    unique_key: Option<String>,
    default: Option<String>,
    /// What follows in its declaration.
    extra: Option<String>,
}

/// A foreign key as a field.
#[derive(Clone, Debug)]
struct Key {
    field: String,
    /// The module of the entity that it points at.
    target: String,
    target_table: Name,
    /// Columns here and there, and the fields of them.
    columns: Vec<(Ident, String)>,
    referenced: Vec<(Ident, String)>,
    on_update: Option<&'static str>,
    on_delete: Option<&'static str>,
    /// Whether one of its columns can be NULL.
    is_null: bool,
    /// Whether the entity makes it. SQL makes what entities cannot say.
    is_made: bool,
}

/// A foreign key from the other side.
#[derive(Clone, Debug)]
struct Child {
    field: String,
    module: String,
    /// The field there.
    key: String,
    /// Whether there is one row at the most.
    is_one: bool,
}

/// An enum type.
#[derive(Clone, Debug)]
struct Enumeration {
    /// Its name there.
    name: String,
    /// Its name here.
    rust: String,
    labels: Vec<String>,
    comment: Option<String>,
    /// Whether no entity has a plain column of it.
    is_apart: bool,
}
