//! The registry: a folder and a line for each kind, in the order in which they are made where nothing speaks against it.
//!
//! A kind is its folder: `query.sql`, which reads it, and `mod.rs` with its facts and its rules. The query selects, by
//! these names, as many as it has use for:
//!
//! - `class`, `oid`, `sub`: its address as in `pg_depend`, as `bigint`, `bigint` and `int`. Edges and comments find it so.
//! - `path`: an array of names, the namespace first where it is in one. `signature`: a text that tells apart those that share
//!   a path.
//! - `parent`: the address of what it is a part of, `json_build_array(class, oid, sub)`.
//! - `facts`: a JSON object of what it is, on which a comparison looks. `aside`: what makes no difference.
//! - `owner`: a role's name. `acl`: the `aclitem[]` as it is in the catalog.
//! - `needs`: a JSON array of addresses that it needs and that `pg_depend` does not have. `after`: of those that are made before
//!   it, though it does not need them.
//!
//! It selects from the parts of `scope.sql`: `managed` (`oid`, `nspname`) are the namespaces that are read,
//! `extension_members` (`classid`, `objid`) belong to extensions and are left out, `relations` (`oid`, `namespace`, `name`,
//! `kind`) are the tables, views and foreign tables of these namespaces, and `ledgers` (`oid`) the tables of migration tools,
//! which are left out. A line that begins with `--since 15 ` is part of the
//! query from PostgreSQL 15 on, one with `--before 15 ` on older ones. The `search_path` is empty, so that PostgreSQL prints
//! every name in full.

use crate::rules::Rules;
use hbm_db_catalog::{Catalog, Kind};
use std::collections::HashMap;
use std::sync::LazyLock;

macro_rules! kinds {
    ($($module:ident),* $(,)?) => {
        $(pub mod $module;)*

        /// The rules of every kind.
        pub static KINDS: &[&dyn Rules] = &[$(&$module::Rule),*];
    };
}

mod definition;
#[cfg(test)]
mod testing;
mod types;

kinds! {
    schema,
    extension,
    language,
    collation,
    shell_type,
    enumeration,
    domain,
    composite_type,
    attribute,
    range_type,
    multirange_type,
    base_type,
    function,
    procedure,
    aggregate,
    operator,
    access_method,
    operator_family,
    operator_class,
    cast,
    transform,
    conversion,
    domain_constraint,
    text_search_parser,
    text_search_template,
    text_search_dictionary,
    text_search_configuration,
    foreign_data_wrapper,
    server,
    user_mapping,
    sequence,
    table,
    foreign_table,
    column,
    default,
    constraint,
    partition,
    index,
    sequence_owner,
    identity_sequence,
    foreign_key,
    view,
    view_column,
    materialized_view,
    rule,
    statistics,
    policy,
    trigger,
    trigger_state,
    extension_dependency,
    publication,
    publication_member,
    subscription,
    event_trigger,
    // After all that gets privileges when it is made.
    default_privilege,
}

static BY_KIND: LazyLock<HashMap<Kind, (i32, &'static dyn Rules)>> =
    LazyLock::new(|| (0..).zip(KINDS).map(|(rank, rules)| (rules.kind(), (rank, *rules))).collect());

/// Whether there are rules for a kind.
pub fn is_known(kind: Kind) -> bool {
    BY_KIND.contains_key(&kind)
}

/// The rules of a kind.
///
/// # Panics
/// Where there are none: a catalog that was read has only kinds that have a query, and those have rules.
pub fn rules(kind: Kind) -> &'static dyn Rules {
    BY_KIND.get(&kind).unwrap_or_else(|| panic!("there are no rules for {kind}")).1
}

/// Gives a catalog that was read the form that the rules know: see [`Rules::settle`].
pub fn settle(catalog: &mut Catalog) {
    KINDS.iter().for_each(|rules| rules.settle(catalog));
}

/// The place of a kind among all.
pub(crate) fn rank(kind: Kind) -> i32 {
    BY_KIND.get(&kind).map_or(0, |(rank, _)| *rank)
}
