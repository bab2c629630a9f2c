//! Live database → [`Catalog`]: one statement, so one snapshot; before it, one that finds which kinds are of use.
//!
//! The query of each kind stands beside its rules, in the folder of the kind. Here they are put together, and what they give is
//! joined: addresses become identities, comments find their objects, and `pg_depend` becomes edges. All are qualified with
//! `pg_catalog` and run with an empty `search_path`, so that PostgreSQL prints every name in full, on both sides of a comparison.

mod assemble;
mod inventory;
mod settled;
mod state;
mod versions;

pub use inventory::inventory;
pub(crate) use inventory::{depended_on, lock_tables, whole_inventory};
pub(crate) use settled::{settled, unsettled};
pub use state::State;
pub(crate) use state::{There, state, surroundings, there as objects_there};
pub(crate) use versions::of_major;

use crate::catalog::{Catalog, Ident, Kind, NAMESPACE, quote_literal};
use crate::db::Session;
use crate::error::{Error, Result};
use crate::plan::Rules;
use crate::plan::kinds::default_privilege::DEFAULT_PRIVILEGE;
use crate::plan::kinds::{KINDS, extension, settle};
use assemble::{Answer, Places};
use serde::Deserialize;
use std::collections::BTreeSet;

const SCOPE: &str = include_str!("sql/scope.sql");
const LEDGERS: &str = include_str!("sql/ledgers.sql");
const EDGES: &str = include_str!("sql/edges.sql");
const ALIASES: &str = include_str!("sql/aliases.sql");
const COMMENTS: &str = include_str!("sql/comments.sql");
const OF_RELATION: &str = include_str!("sql/of_relation.sql");
const OF_LEDGERS: &str = include_str!("sql/of_ledgers.sql");
const LABELS: &str = include_str!("sql/labels.sql");

/// All namespaces there are, as an array.
const EVERYWHERE: &str = "(select pg_catalog.array_agg(n.nspname) from pg_catalog.pg_namespace n)";

/// The text of everything that is asked: what was read with another text may mean something else.
pub fn questions() -> String {
    let kinds: String = KINDS.iter().map(|rules| rules.query()).collect();
    [SCOPE, LEDGERS, EDGES, ALIASES, COMMENTS, OF_RELATION, LABELS, OF_LEDGERS, &kinds].concat()
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
    ask(session, &array(namespaces), Extent::Whole).await
}

/// Reads one relation by its number in `pg_class`, with what is of it and what holds it. Who needs whom is not read.
///
/// # Errors
/// Whatever the server answers.
pub(crate) async fn read_relation(session: &mut Session, oid: i64) -> Result<Catalog> {
    Ok(ask(session, EVERYWHERE, Extent::Relation(oid)).await?.0)
}

/// Reads what is of no table and no view, in the named namespaces and in none. Who needs whom is not read.
///
/// # Errors
/// Whatever the server answers.
pub(crate) async fn read_apart(session: &mut Session, namespaces: &BTreeSet<Ident>) -> Result<Catalog> {
    Ok(ask(session, &array(namespaces), Extent::Apart).await?.0)
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
    let rows: Vec<Row> =
        session.read(&include_str!("sql/user_namespaces.sql").replace("$ledgers", LEDGERS)).await?;
    Ok(rows.into_iter().map(|row| row.name).collect())
}

/// Reads only what a flush leaves: the namespaces themselves, the extensions, and what is said of the privileges of new objects.
///
/// # Errors
/// Whatever the server answers.
pub(crate) async fn read_flushed(session: &mut Session, namespaces: &BTreeSet<Ident>) -> Result<Catalog> {
    Ok(ask(session, &array(namespaces), Extent::Flushed).await?.0)
}

/// Reads only the namespaces themselves and the extensions.
///
/// # Errors
/// Whatever the server answers.
pub async fn read_containers(session: &mut Session, namespaces: &BTreeSet<Ident>) -> Result<Catalog> {
    Ok(ask(session, &array(namespaces), Extent::Containers).await?.0)
}

/// How much is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    /// Every kind, with its edges.
    Whole,
    /// Namespaces and extensions.
    Containers,
    /// The same, and what is said of the privileges of new objects.
    Flushed,
    /// What is of one relation, or holds it.
    Relation(i64),
    /// What is of no relation.
    Apart,
}

impl Extent {
    /// The condition on the relations that are read.
    fn relations(self) -> String {
        match self {
            Self::Whole | Self::Containers | Self::Flushed | Self::Apart => "true".to_owned(),
            Self::Relation(oid) => format!("c.oid = {oid}"),
        }
    }

    /// The condition on the objects whose comments are read.
    fn commented(self) -> String {
        match self {
            Self::Relation(oid) => OF_RELATION.replace("$oid", &oid.to_string()),
            Self::Whole | Self::Containers | Self::Flushed | Self::Apart => "true".to_owned(),
        }
    }
}

/// The namespaces as an array.
fn array(namespaces: &BTreeSet<Ident>) -> String {
    let names: Vec<String> = namespaces.iter().map(|name| quote_literal(name.as_str())).collect();
    format!("array[{}]", names.join(", "))
}

async fn ask(session: &mut Session, namespaces: &str, extent: Extent) -> Result<(Catalog, Places)> {
    let scope = SCOPE
        .replace("$ledgers", LEDGERS)
        .replace("$relations", &extent.relations())
        .replace("$namespaces", namespaces);
    let major = session.server.version / 10_000;
    let (mut catalog, places) = settled(session, async |session: &mut Session| {
        let asked = match extent {
            Extent::Whole => there(session).await?,
            Extent::Apart => {
                let mut kinds = there(session).await?;
                kinds.retain(|rules| !rules.is_of_relations());
                kinds
            }
            Extent::Relation(_) => {
                let mut kinds = there(session).await?;
                kinds.retain(|rules| rules.query().contains("relations"));
                kinds
            }
            Extent::Containers => of_kinds(&[NAMESPACE, extension::EXTENSION]),
            Extent::Flushed => of_kinds(&[NAMESPACE, extension::EXTENSION, DEFAULT_PRIVILEGE]),
        };
        let answer: Answer = session.json(&question(&scope, &asked, major, extent)).await?;
        let (catalog, places) = answer.catalog(matches!(extent, Extent::Relation(_) | Extent::Apart));
        whole(&catalog).map(|()| (catalog, places))
    })
    .await?;
    settle(&mut catalog);
    Ok((catalog, places))
}

fn of_kinds(kinds: &[Kind]) -> Vec<&'static dyn Rules> {
    KINDS.iter().copied().filter(|rules| kinds.contains(&rules.kind())).collect()
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
            let query = of_major(rules.query(), major);
            let kind = quote_literal(rules.kind().word());
            format!("select {kind} as kind, (select json_agg(q) from (\n{query}) q) as rows")
        })
        .collect();
    let kinds = kinds.join("\nunion all\n");
    let between = match extent {
        Extent::Whole => format!(
            ",\n'edges', ({EDGES}),\n'aliases', ({ALIASES}),\n'labels', ({LABELS}),\n'unmodeled', ({OF_LEDGERS})"
        ),
        Extent::Containers | Extent::Flushed | Extent::Relation(_) | Extent::Apart => String::new(),
    };
    let comments = COMMENTS.replace("$objects", &extent.commented());
    format!(
        "{scope}\nselect json_build_object('kinds', (select json_object_agg(k.kind, k.rows) from (\n{kinds}) k),\n'comments', ({comments}){between})::text"
    )
}
