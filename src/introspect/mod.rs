//! Live database → [`Catalog`]: one snapshot, one round trip, one query per kind.
//!
//! Every query stands in `sql/<kind>.sql` and is read through `json_agg`, so that a row is a typed struct
//! here and a reader is its struct and one conversion. All are qualified with `pg_catalog` and run with an
//! empty `search_path`, so that PostgreSQL prints every name in full, on both sides of a diff.

mod columns;
mod constraints;
mod enums;
mod indexes;
mod inventory;
mod relations;
mod sequences;

pub use inventory::inventory;

use crate::catalog::{Catalog, Ident, Object, ObjectId, Unmodeled, quote_literal};
use crate::db::Session;
use crate::error::{Error, Result};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;

/// How one kind of object is read.
trait Reader {
    /// The query, to be put after `scope.sql`.
    const SQL: &'static str;
    /// A row of it.
    type Row: DeserializeOwned;
    /// The object a row describes.
    fn object(row: Self::Row) -> (ObjectId, Object);
}

/// All queries, in the order their answers are taken.
const QUERIES: [&str; 9] = [
    relations::Namespaces::SQL,
    relations::Extensions::SQL,
    relations::Tables::SQL,
    enums::Enums::SQL,
    sequences::Sequences::SQL,
    columns::Columns::SQL,
    constraints::Constraints::SQL,
    indexes::Indexes::SQL,
    UNMODELED,
];

/// The text of everything that is asked: what was read with another text may mean something else.
pub fn questions() -> String {
    format!("{SCOPE}{}", QUERIES.concat())
}

const SCOPE: &str = include_str!("sql/scope.sql");
const UNMODELED: &str = include_str!("sql/unmodeled.sql");

/// Reads the named namespaces of the connected database.
///
/// Outside a transaction the reading is one `REPEATABLE READ READ ONLY` transaction of its own; inside one it
/// sees what that transaction sees.
///
/// # Errors
/// Whatever the server answers; the connection is then as the server left it.
pub async fn read(session: &mut Session, namespaces: &BTreeSet<Ident>) -> Result<Catalog> {
    let answers = session.read_batch(&batch(namespaces, &QUERIES)).await?;
    let mut answers = answers.iter();

    let mut catalog = Catalog::default();
    take::<relations::Namespaces>(&mut catalog, answers.next())?;
    take::<relations::Extensions>(&mut catalog, answers.next())?;
    take::<relations::Tables>(&mut catalog, answers.next())?;
    take::<enums::Enums>(&mut catalog, answers.next())?;
    take::<sequences::Sequences>(&mut catalog, answers.next())?;
    take::<columns::Columns>(&mut catalog, answers.next())?;
    take::<constraints::Constraints>(&mut catalog, answers.next())?;
    take::<indexes::Indexes>(&mut catalog, answers.next())?;
    catalog.unmodeled = parse::<Vec<UnmodeledRow>>(answers.next())?
        .into_iter()
        .map(|row| Unmodeled { kind: row.kind, name: row.name })
        .collect();
    Ok(catalog)
}

/// Reads only what a flush leaves: the namespaces themselves and the extensions.
///
/// # Errors
/// Whatever the server answers.
pub async fn read_containers(session: &mut Session, namespaces: &BTreeSet<Ident>) -> Result<Catalog> {
    let batch = batch(namespaces, &[relations::Namespaces::SQL, relations::Extensions::SQL]);
    let answers = session.read_batch(&batch).await?;
    let mut answers = answers.iter();
    let mut catalog = Catalog::default();
    take::<relations::Namespaces>(&mut catalog, answers.next())?;
    take::<relations::Extensions>(&mut catalog, answers.next())?;
    Ok(catalog)
}

/// The queries, each put after the scope and into one text, as statements of one batch.
fn batch(namespaces: &BTreeSet<Ident>, queries: &[&str]) -> String {
    let names: Vec<String> = namespaces.iter().map(|name| quote_literal(name.as_str())).collect();
    let scope = SCOPE.replace("$namespaces", &format!("array[{}]", names.join(", ")));
    queries
        .iter()
        .map(|query| format!("select coalesce(json_agg(q), '[]')::text from ({scope}\n{query}) q;\n"))
        .collect()
}

#[derive(Deserialize)]
struct UnmodeledRow {
    kind: String,
    name: String,
}

fn take<R: Reader>(catalog: &mut Catalog, answer: Option<&String>) -> Result<()> {
    let rows: Vec<R::Row> = parse(answer)?;
    catalog.objects.extend(rows.into_iter().map(R::object));
    Ok(())
}

fn parse<T: DeserializeOwned>(answer: Option<&String>) -> Result<T> {
    let text = answer.ok_or_else(|| Error::bug("a catalog query gave no answer"))?;
    serde_json::from_str(text)
        .map_err(|error| Error::bug("a catalog row has an unexpected shape").because(error))
}
