//! Everything that `flush` drops, of every kind.

use crate::catalog::{Catalog, Ident, quote_literal};
use crate::db::Session;
use crate::error::{Error, Result};
use crate::introspect::settled;
use crate::plan::Inventory;
use serde::Deserialize;
use std::collections::BTreeSet;

#[derive(Deserialize)]
struct Answer {
    #[serde(flatten)]
    inventory: Inventory,
    /// What is elsewhere and would go along.
    outside: Vec<String>,
}

/// Lists every object of the namespaces but extensions and what they brought, and what is in no namespace and is made `again`.
///
/// # Errors
/// Exit 4 where objects elsewhere depend on them and would be dropped along.
pub async fn inventory(
    session: &mut Session,
    namespaces: &BTreeSet<Ident>,
    again: &Catalog,
) -> Result<Inventory> {
    let Answer { inventory, outside } = look(session, namespaces, again).await?;
    if outside.is_empty() { Ok(inventory) } else { Err(depended_on(outside)) }
}

/// The same for a scratch database, where everything may go.
///
/// # Errors
/// What the server answers.
pub(crate) async fn whole_inventory(
    session: &mut Session,
    namespaces: &BTreeSet<Ident>,
) -> Result<Inventory> {
    Ok(look(session, namespaces, &Catalog::default()).await?.inventory)
}

async fn look(session: &mut Session, namespaces: &BTreeSet<Ident>, again: &Catalog) -> Result<Answer> {
    let again = again.objects.keys().filter(|id| id.namespace().is_none());
    let again: Vec<String> = again.map(|id| quote_literal(&format!("{} {}", id.kind(), id.sql()))).collect();
    // Nothing is looked for in what was put in: a name may be anything.
    let pieces = include_str!("sql/inventory.sql").split("$again");
    let pieces: Vec<String> = pieces.map(|piece| scoped(piece, namespaces)).collect();
    let sql = pieces.join(&format!("array[{}]", again.join(", ")));
    // What is planned for a few objects would be looked through row by row where there are thousands.
    let query = format!("set local enable_nestloop = off;\n{sql};\nset local enable_nestloop to default");
    let asked = settled(session, async |session: &mut Session| session.json(&query).await);
    asked.await
}

/// Locks all tables of the namespaces, in the caller's transaction: nobody can make what depends on them any more.
///
/// # Errors
/// What the server answers, as where a lock cannot be had in time.
pub(crate) async fn lock_tables(session: &mut Session, namespaces: &BTreeSet<Ident>) -> Result<()> {
    let ask = scoped(include_str!("sql/lockable.sql"), namespaces);
    let mut locked = BTreeSet::new();
    let mut found: BTreeSet<String> = session.texts(&ask).await?.into_iter().collect();
    // A table that somebody made while we waited.
    while !found.is_subset(&locked) {
        session.need_room_for(found.len()).await?;
        let new: Vec<String> = found.difference(&locked).map(|name| format!("only {name}")).collect();
        let lock = format!("lock table {} in access exclusive mode", new.join(", "));
        locked = found;
        found = session.texts(&format!("{lock};\n{ask}")).await?.into_iter().collect();
    }
    Ok(())
}

/// The error for what is elsewhere and depends on what is to be dropped.
pub(crate) fn depended_on(outside: impl IntoIterator<Item = String>) -> Error {
    Error::refused("objects elsewhere depend on this schema, and would be dropped with it")
        .details(outside)
        .hint("drop them first, if they are not needed")
}

pub(super) fn scoped(sql: &str, namespaces: &BTreeSet<Ident>) -> String {
    let names: Vec<String> = namespaces.iter().map(|name| quote_literal(name.as_str())).collect();
    sql.replace("$namespaces", &format!("array[{}]", names.join(", ")))
}
