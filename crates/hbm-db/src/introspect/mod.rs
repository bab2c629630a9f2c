//! Live database → [`Catalog`]: one statement, so one snapshot and one round trip, with a query per kind.
//!
//! Every query stands in `sql/<kind>.sql` and is read through `json_agg`, so that a row is a typed struct here and a
//! reader is its struct and one conversion. They share `scope.sql`: what is to be read is found once. All are qualified with `pg_catalog` and run with an
//! empty `search_path`, so that PostgreSQL prints every name in full, on both sides of a diff.

mod columns;
mod constraints;
mod enums;
mod indexes;
mod inventory;
mod relations;
mod sequences;

pub(crate) use inventory::depended_on;
pub use inventory::{inventory, locked_inventory};

use crate::catalog::{Catalog, Ident, Object, ObjectId, Unmodeled, quote_literal};
use crate::db::Session;
use crate::error::Result;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;

/// How one kind of object is read.
trait Reader {
    /// The query, which selects from the parts of `scope.sql`.
    const SQL: &'static str;
    /// A row of it.
    type Row: DeserializeOwned;
    /// The object a row describes.
    fn object(row: Self::Row) -> (ObjectId, Object);
}

/// The rows of all queries. A query that was not asked has none.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Answer {
    namespaces: Vec<<relations::Namespaces as Reader>::Row>,
    extensions: Vec<<relations::Extensions as Reader>::Row>,
    tables: Vec<<relations::Tables as Reader>::Row>,
    enums: Vec<<enums::Enums as Reader>::Row>,
    sequences: Vec<<sequences::Sequences as Reader>::Row>,
    columns: Vec<<columns::Columns as Reader>::Row>,
    constraints: Vec<<constraints::Constraints as Reader>::Row>,
    indexes: Vec<<indexes::Indexes as Reader>::Row>,
    unmodeled: Vec<Unmodeled>,
}

/// The queries by the names of their answers; the first two are what a flush leaves.
const QUERIES: [(&str, &str); 9] = [
    ("namespaces", relations::Namespaces::SQL),
    ("extensions", relations::Extensions::SQL),
    ("tables", relations::Tables::SQL),
    ("enums", enums::Enums::SQL),
    ("sequences", sequences::Sequences::SQL),
    ("columns", columns::Columns::SQL),
    ("constraints", constraints::Constraints::SQL),
    ("indexes", indexes::Indexes::SQL),
    ("unmodeled", include_str!("sql/unmodeled.sql")),
];

const SCOPE: &str = include_str!("sql/scope.sql");

/// The text of everything that is asked: what was read with another text may mean something else.
pub fn questions() -> String {
    SCOPE.to_owned() + &QUERIES.map(|(_, query)| query).concat()
}

/// Reads the named namespaces of the connected database. Inside a transaction it sees what that transaction sees.
///
/// # Errors
/// Whatever the server answers; the connection is then as the server left it.
pub async fn read(session: &mut Session, namespaces: &BTreeSet<Ident>) -> Result<Catalog> {
    ask(session, namespaces, &QUERIES).await
}

/// The namespaces of users, all there are.
///
/// # Errors
/// Whatever the server answers.
pub async fn namespaces(session: &mut Session) -> Result<BTreeSet<Ident>> {
    #[derive(Deserialize)]
    struct Row {
        name: Ident,
    }
    let rows: Vec<Row> = session.read(include_str!("sql/user_namespaces.sql")).await?;
    Ok(rows.into_iter().map(|row| row.name).collect())
}

/// Reads only what a flush leaves: the namespaces themselves and the extensions.
///
/// # Errors
/// Whatever the server answers.
pub async fn read_containers(session: &mut Session, namespaces: &BTreeSet<Ident>) -> Result<Catalog> {
    ask(session, namespaces, &QUERIES[..2]).await
}

async fn ask(
    session: &mut Session,
    namespaces: &BTreeSet<Ident>,
    queries: &[(&str, &str)],
) -> Result<Catalog> {
    let names: Vec<String> = namespaces.iter().map(|name| quote_literal(name.as_str())).collect();
    let scope = SCOPE.replace("$namespaces", &format!("array[{}]", names.join(", ")));
    let parts: Vec<String> = queries
        .iter()
        .map(|(name, query)| format!("'{name}', (select coalesce(json_agg(q), '[]') from (\n{query}) q)"))
        .collect();
    let sql = format!("{scope}\nselect json_build_object({})::text", parts.join(",\n"));
    let answer: Answer = session.json(&sql).await?;
    let mut catalog = Catalog::default();
    let objects = &mut catalog.objects;
    objects.extend(answer.namespaces.into_iter().map(relations::Namespaces::object));
    objects.extend(answer.extensions.into_iter().map(relations::Extensions::object));
    objects.extend(answer.tables.into_iter().map(relations::Tables::object));
    objects.extend(answer.enums.into_iter().map(enums::Enums::object));
    objects.extend(answer.sequences.into_iter().map(sequences::Sequences::object));
    objects.extend(answer.columns.into_iter().map(columns::Columns::object));
    objects.extend(answer.constraints.into_iter().map(constraints::Constraints::object));
    objects.extend(answer.indexes.into_iter().map(indexes::Indexes::object));
    catalog.unmodeled = answer.unmodeled.into_iter().collect();
    Ok(catalog)
}
