//! Live database → [`Catalog`]: one statement, so one snapshot; before it, one that finds which kinds are of use.
//!
//! The query of each kind stands beside its rules, in the folder of the kind. Here they are put together, and what they give is
//! joined: addresses become identities, comments find their objects, and `pg_depend` becomes edges. All are qualified with
//! `pg_catalog` and run with an empty `search_path`, so that PostgreSQL prints every name in full, on both sides of a comparison.

mod assemble;
mod inventory;
mod settled;
mod versions;

pub(crate) use inventory::{depended_on, whole_inventory};
pub use inventory::{inventory, locked_inventory};
pub(crate) use settled::{settled, unsettled};

use crate::catalog::{Catalog, Ident, NAMESPACE, quote_literal};
use crate::db::Session;
use crate::error::{Error, Result};
use crate::plan::Rules;
use crate::plan::kinds::{KINDS, extension, settle};
use assemble::{Answer, Places};
use serde::Deserialize;
use std::collections::BTreeSet;

const SCOPE: &str = include_str!("sql/scope.sql");
const EDGES: &str = include_str!("sql/edges.sql");
const ALIASES: &str = include_str!("sql/aliases.sql");
const COMMENTS: &str = include_str!("sql/comments.sql");
const LABELS: &str = include_str!("sql/labels.sql");

/// The text of everything that is asked: what was read with another text may mean something else.
pub fn questions() -> String {
    let kinds: String = KINDS.iter().map(|rules| rules.query()).collect();
    [SCOPE, EDGES, ALIASES, COMMENTS, LABELS, &kinds].concat()
}

/// Reads the named namespaces of the connected database, and what is in none. Inside a transaction it sees what that
/// transaction sees.
///
/// # Errors
/// Whatever the server answers; the connection is then as the server left it.
pub async fn read(session: &mut Session, namespaces: &BTreeSet<Ident>) -> Result<Catalog> {
    Ok(read_with_places(session, namespaces).await?.0)
}

/// Reads the same, and which object stands where.
///
/// # Errors
/// Whatever the server answers.
pub(crate) async fn read_with_places(
    session: &mut Session,
    namespaces: &BTreeSet<Ident>,
) -> Result<(Catalog, Places)> {
    ask(session, namespaces, Extent::Whole).await
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
    Ok(ask(session, namespaces, Extent::Containers).await?.0)
}

/// How much is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    /// Every kind, with its edges.
    Whole,
    /// What a flush leaves.
    Containers,
}

async fn ask(
    session: &mut Session,
    namespaces: &BTreeSet<Ident>,
    extent: Extent,
) -> Result<(Catalog, Places)> {
    let names: Vec<String> = namespaces.iter().map(|name| quote_literal(name.as_str())).collect();
    let scope = SCOPE.replace("$namespaces", &format!("array[{}]", names.join(", ")));
    let major = session.server.version / 10_000;
    let (mut catalog, places) = settled(session, async |session: &mut Session| {
        let asked = match extent {
            Extent::Whole => there(session).await?,
            Extent::Containers => {
                let containers = [NAMESPACE, extension::EXTENSION];
                KINDS.iter().copied().filter(|rules| containers.contains(&rules.kind())).collect()
            }
        };
        let answer: Answer = session.json(&question(&scope, &asked, major, extent)).await?;
        let (catalog, places) = answer.catalog();
        whole(&catalog).map(|()| (catalog, places))
    })
    .await?;
    settle(&mut catalog);
    Ok((catalog, places))
}

/// Refuses a catalog in which something was dropped while it was read.
fn whole(catalog: &Catalog) -> Result<()> {
    for rules in KINDS.iter().filter(|rules| !rules.always_says().is_empty()) {
        let fact = format!("\"{}\"", rules.always_says());
        let gone = catalog.of_kind(rules.kind()).find(|(_, object)| !object.facts.as_str().contains(&fact));
        if let Some((id, _)) = gone {
            return Err(Error::failed(format!("{id} was dropped while it was read")).changed_meanwhile());
        }
    }
    Ok(())
}

/// The kinds of which there may be an object. To plan the queries of all kinds takes longer than to ask which are of use.
async fn there(session: &mut Session) -> Result<Vec<&'static dyn Rules>> {
    let rare = KINDS.iter().enumerate().filter(|(_, rules)| !rules.is_there().is_empty());
    let rows: Vec<String> = rare
        .map(|(place, rules)| format!("({place}, exists (select from pg_catalog.{}))", rules.is_there()))
        .collect();
    let sql =
        format!("select place::text from (values {}) as kind (place, found) where found", rows.join(", "));
    let found: BTreeSet<usize> =
        session.texts(&sql).await?.iter().filter_map(|place| place.parse().ok()).collect();
    let kinds = KINDS.iter().enumerate();
    let there = kinds.filter(|(place, rules)| rules.is_there().is_empty() || found.contains(place));
    Ok(there.map(|(_, rules)| *rules).collect())
}

/// One statement for all that is asked.
fn question(scope: &str, kinds: &[&'static dyn Rules], major: u32, extent: Extent) -> String {
    let kinds: Vec<String> = kinds
        .iter()
        .map(|rules| {
            let query = versions::of_major(rules.query(), major);
            let kind = quote_literal(rules.kind().word());
            format!("select {kind} as kind, (select json_agg(q) from (\n{query}) q) as rows")
        })
        .collect();
    let kinds = kinds.join("\nunion all\n");
    let between = match extent {
        Extent::Whole => format!(",\n'edges', ({EDGES}),\n'aliases', ({ALIASES}),\n'labels', ({LABELS})"),
        Extent::Containers => String::new(),
    };
    format!(
        "{scope}\nselect json_build_object('kinds', (select json_object_agg(k.kind, k.rows) from (\n{kinds}) k),\n'comments', ({COMMENTS}){between})::text"
    )
}
