//! What is in a database, for people: its tables, one of them, their rows, the rows of a query, a picture of it all.
//!
//! Everything runs in a [`crate::db::ReadOnly`] transaction. Our queries stand in `sql/` and are read with an empty
//! `search_path`; rows and the SQL of others see the names that the role sees. What is no table, no column, no constraint and no
//! index is in the catalog that [`crate::introspect`] reads, in statements of its own; the rules of its kind say how it is made.

mod details;
mod diagram;
mod made;
mod names;
mod objects;
mod page;
mod query;
mod result;
mod rows;
mod table;
mod tables;

pub use details::{Details, Part, Setting, definition};
pub use diagram::{Diagram, Entity, Field, Link};
pub(crate) use names::list as name_list;
pub use names::{Known, Relation, RelationKind};
pub use objects::{Listed as ListedObject, Object, Objects};
pub use page::Page;
pub use query::query;
pub use result::{ResultColumn, ResultSet};
pub use rows::{Wanted, rows};
pub use table::{Child, Column, Constraint, Index, Reference, Table};
pub use tables::{Listed, Tables};

/// The array of these relations, as the queries here take it.
fn oids(oids: &[i64]) -> String {
    let list: Vec<String> = oids.iter().map(ToString::to_string).collect();
    format!("'{{{}}}'::pg_catalog.oid[]", list.join(","))
}

/// A query for these relations.
pub(crate) fn for_relations(sql: &str, relations: &[i64]) -> String {
    sql.replace("$oids", &oids(relations))
}
