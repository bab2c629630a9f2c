//! Whether a catalog is as it was, without reading it.
//!
//! Every change of a row of a system catalog is a new version of that row, at another place (`ctid`) or of another transaction
//! (`xmin`; manual, "System Columns"). What PostgreSQL overwrites in place are statistics and hints, of which nothing is read here.
//! So the places and transactions of all rows say whether anything changed, at the cost of passing over them once.

use super::inventory::scoped;
use crate::catalog::Ident;
use crate::db::Session;
use crate::error::Result;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The state of everything that is read of a database. Two are equal where nothing was changed in between; a server that was
/// started anew has another one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct State(String);

/// The system catalogs that are read, and those that decide how PostgreSQL prints what is read. Not in it: what others than
/// superusers may not read.
const CATALOGS: &[&str] = &[
    "pg_aggregate",
    "pg_am",
    "pg_amop",
    "pg_amproc",
    "pg_attrdef",
    "pg_attribute",
    "pg_cast",
    "pg_class",
    "pg_collation",
    "pg_constraint",
    "pg_conversion",
    "pg_default_acl",
    "pg_depend",
    "pg_description",
    "pg_enum",
    "pg_event_trigger",
    "pg_extension",
    "pg_foreign_data_wrapper",
    "pg_foreign_table",
    "pg_index",
    "pg_inherits",
    "pg_init_privs",
    "pg_language",
    "pg_namespace",
    "pg_opclass",
    "pg_operator",
    "pg_opfamily",
    "pg_partitioned_table",
    "pg_policy",
    "pg_proc",
    "pg_publication",
    "pg_publication_rel",
    "pg_range",
    "pg_rewrite",
    "pg_seclabel",
    "pg_sequence",
    "pg_statistic_ext",
    "pg_transform",
    "pg_trigger",
    "pg_ts_config",
    "pg_ts_config_map",
    "pg_ts_dict",
    "pg_ts_parser",
    "pg_ts_template",
    "pg_type",
];

/// Since PostgreSQL 15.
const OF_15: &str = "pg_publication_namespace";

/// The catalogs in which a statement looks its names up, those of what it gives an object unasked, and which objects there are; of
/// each, the rows that can be other ones (of the objects of initdb, which have numbers below 16384, only a few can).
const DECIDING: &[(&str, &str)] = &[
    ("pg_am", "true"),
    ("pg_attribute", "c.attrelid >= 16384"),
    ("pg_cast", "c.oid >= 16384"),
    ("pg_class", "c.oid >= 16384"),
    ("pg_collation", "c.oid >= 16384"),
    ("pg_default_acl", "true"),
    ("pg_depend", "c.refclassid = 'pg_catalog.pg_namespace'::pg_catalog.regclass"),
    (
        "pg_description",
        "c.classoid in ('pg_catalog.pg_namespace'::pg_catalog.regclass, 'pg_catalog.pg_extension'::pg_catalog.regclass, \
         'pg_catalog.pg_language'::pg_catalog.regclass)",
    ),
    ("pg_extension", "true"),
    ("pg_language", "true"),
    ("pg_namespace", "true"),
    ("pg_opclass", "c.oid >= 16384"),
    ("pg_operator", "c.oid >= 16384"),
    ("pg_proc", "c.oid >= 16384"),
    ("pg_type", "c.oid >= 16384"),
];

/// Reads the state of the connected database. None where there may be objects whose rows not everybody may read: user mappings
/// and subscriptions.
///
/// # Errors
/// Whatever the server answers.
pub(crate) async fn state(session: &mut Session) -> Result<Option<State>> {
    let of_15 = (session.server.version >= 150_000).then_some(OF_15);
    let hashes = CATALOGS.iter().copied().chain(of_15).map(|catalog| hash(catalog, "true"));
    Ok(session.texts(&of_catalogs(hashes)).await?.pop().map(State))
}

/// Reads the state of what decides what a statement makes that is run in the database, with the settings of the session. None
/// where event triggers may decide it too.
///
/// # Errors
/// Whatever the server answers.
pub(crate) async fn surroundings(session: &mut Session) -> Result<Option<State>> {
    let state = of_catalogs(DECIDING.iter().map(|(catalog, rows)| hash(catalog, rows)));
    let sql = include_str!("sql/surroundings.sql").replace("$state", &state);
    Ok(session.texts(&sql).await?.pop().map(State))
}

fn of_catalogs(hashes: impl Iterator<Item = String>) -> String {
    include_str!("sql/state.sql").replace("$hashes", &hashes.collect::<Vec<_>>().join(",\n"))
}

/// What there is, without reading it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct There {
    /// How many objects are in the namespaces, of all kinds and with what belongs to them.
    inside: u64,
    /// The state of what is in others; none where it does not say enough.
    pub(crate) outside: Option<State>,
}

/// Looks how many objects are in the namespaces, and which are in others.
///
/// # Errors
/// Whatever the server answers.
pub(crate) async fn there(session: &mut Session, namespaces: &BTreeSet<Ident>) -> Result<There> {
    let state = format!("{ROWS} filter (where m.oid is null)");
    let sql = include_str!("sql/objects_there.sql").replace("$outside", &state);
    session.json(&scoped(&sql, namespaces)).await
}

/// The rows of a catalog that fulfil a condition as one number.
fn hash(catalog: &str, condition: &str) -> String {
    format!("(select {ROWS} + pg_catalog.count(*) from pg_catalog.{catalog} c where {condition})")
}

/// Rows as one number. The transaction of a row is counted from the first that there can be, as its age is a number and it is
/// none. Those of initdb are of any age (`age` is the greatest number).
const ROWS: &str = "pg_catalog.bit_xor(pg_catalog.hashtidextended(c.ctid, \
                    coalesce(now.age - nullif(pg_catalog.age(c.xmin), 2147483647), 0)))";
