//! Whether a catalog is as it was, without reading it.
//!
//! Every change of a row of a system catalog is a new version of that row, at another place (`ctid`) or of another transaction
//! (`xmin`; manual, "System Columns"). What PostgreSQL overwrites in place are statistics and hints, of which nothing is read here.
//! So the places and transactions of all rows say whether anything changed, at the cost of passing over them once.

use crate::db::Session;
use crate::error::Result;
use serde::{Deserialize, Serialize};

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

/// Reads the state of the connected database. None where there may be objects whose rows not everybody may read: user mappings
/// and subscriptions.
///
/// # Errors
/// Whatever the server answers.
pub(crate) async fn state(session: &mut Session) -> Result<Option<State>> {
    let of_15 = (session.server.version >= 150_000).then_some(OF_15);
    let hashes: Vec<String> = CATALOGS.iter().copied().chain(of_15).map(hash).collect();
    let sql = include_str!("sql/state.sql").replace("$hashes", &hashes.join(",\n"));
    Ok(session.texts(&sql).await?.pop().map(State))
}

/// The rows of a catalog as one number. The transaction of a row is counted from the first that there can be, as its age is a
/// number and it is none. Those of initdb are of any age (`age` is the greatest number).
fn hash(catalog: &str) -> String {
    format!(
        "(select pg_catalog.bit_xor(pg_catalog.hashtidextended(c.ctid, \
             coalesce(now.age - nullif(pg_catalog.age(c.xmin), 2147483647), 0))) + pg_catalog.count(*) \
         from pg_catalog.{catalog} c)"
    )
}
