//! The order in which tables of an archive are worked on.

use super::Archive;
use crate::catalog::{Ident, Name};
use crate::error::{Error, Result};
use serde::Deserialize;

/// A foreign key.
#[derive(Deserialize)]
pub(super) struct Reference {
    pub(super) name: String,
    pub(super) namespace: Ident,
    pub(super) table: Ident,
    pub(super) partitioned: bool,
    pub(super) to_namespace: Ident,
    pub(super) to_table: Ident,
    pub(super) columns: Vec<Ident>,
    pub(super) to_columns: Vec<Ident>,
}

/// The tables, each behind those that it refers to.
pub(super) fn in_order(
    archive: &Archive,
    kinds: &[(Name, bool)],
    references: &[Reference],
) -> Result<Vec<(Name, bool)>> {
    let is_of = |reference: &Reference, from: &Name, to: &Name| {
        (&reference.namespace, &reference.table) == (&from.namespace, &from.name)
            && (&reference.to_namespace, &reference.to_table) == (&to.namespace, &to.name)
    };
    let refers = |from: &Name, to: &Name| references.iter().any(|reference| is_of(reference, from, to));
    if let Some((twice, _)) =
        kinds.iter().enumerate().find_map(|(at, one)| kinds[..at].contains(one).then_some(one))
    {
        return Err(Error::usage(format!("{}: {} is named twice", archive.name, twice.brief())).hint(
            "name each table once: `table` is the one that the condition is about, `along` has the others",
        ));
    }
    let mut open: Vec<&(Name, bool)> = kinds.iter().collect();
    if let Some((lonely, _)) = kinds.iter().find(|(table, _)| {
        *table != archive.table && !kinds.iter().any(|(other, _)| other != table && refers(table, other))
    }) {
        return Err(Error::usage(format!(
            "{}: {} is to go along, and refers to none of the tables that are archived",
            archive.name,
            lonely.brief()
        ))
        .hint("take it out of `along`; a table of its own is an archive of its own"));
    }
    let mut order: Vec<(Name, bool)> = Vec::new();
    while !open.is_empty() {
        let waits = |one: &Name| open.iter().any(|(other, _)| other != one && refers(one, other));
        let Some(at) = open.iter().position(|(table, _)| !waits(table)) else {
            let keys = references.iter().filter(|one| {
                let is_open = |namespace: &Ident, name: &Ident| {
                    open.iter().any(|(table, _)| (&table.namespace, &table.name) == (namespace, name))
                };
                is_open(&one.namespace, &one.table) && is_open(&one.to_namespace, &one.to_table)
            });
            return Err(Error::usage(format!("{}: foreign keys of its tables form a cycle", archive.name))
                .details(keys.map(|one| format!("{} of {}", one.name, one.table)))
                .hint("take one of these tables out of `along`"));
        };
        order.push(open.remove(at).clone());
    }
    Ok(order)
}
