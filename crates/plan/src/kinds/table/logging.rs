//! `SET LOGGED` and `SET UNLOGGED` along foreign keys: what is logged refers to nothing that is not.

use super::{Facts, TABLE, id};
use crate::context::{Context, Fate};
use crate::kinds::foreign_key::{self, FOREIGN_KEY};
use crate::kinds::{column, partition};
use crate::rules::Item;
use hbm_db_catalog::{Id, Name};
use std::collections::HashSet;

/// Whether a table is no longer logged, or is again.
pub(crate) fn changes_logging(table: &Id, context: &Context<'_>) -> bool {
    let unlogged = |item: Option<Item<'_>>| item.map(|item| item.facts::<Facts>().unlogged);
    table.kind() == TABLE
        && context.fate(table) == Some(Fate::Alter)
        && unlogged(context.live(table)) != unlogged(context.desired(table))
}

/// The tables whose logging changes before that of another does.
pub(super) fn before(item: Item<'_>, context: &Context<'_>) -> Vec<Id> {
    if !changes_logging(item.id, context) {
        return Vec::new();
    }
    match item.facts::<Facts>().unlogged {
        true => referring(item, context),
        false => referred(item.id, context),
    }
}

/// Those that keys refer to which stay. The keys of a partition are its table's.
fn referred(table: &Id, context: &Context<'_>) -> Vec<Id> {
    let wholes = std::iter::successors(table.name(), |name| partition::whole(context.live, name));
    let keys = wholes.flat_map(|name| {
        let keys = foreign_key::foreign_keys(context.live, &name).into_iter();
        keys.map(move |(key, facts)| (Id::part(FOREIGN_KEY, &name, &key), facts))
    });
    let stay = keys.filter(|(key, _)| !context.drops(key));
    stay.map(|(_, facts)| id(&facts.table())).filter(|other| is_another(other, table, context)).collect()
}

/// Those that refer to one by keys which stay.
fn referring(item: Item<'_>, context: &Context<'_>) -> Vec<Id> {
    let name = item.name();
    let columns: Vec<Id> = column::ids(context.live, &name).collect();
    let keys = columns.iter().flat_map(|column| context.dependents(column));
    let stay = keys.filter(|key| key.kind() == FOREIGN_KEY && !context.drops(key));
    let tables = stay.filter_map(Id::whole).map(|table: Name| id(&table));
    tables.filter(|other| is_another(other, item.id, context)).collect()
}

fn is_another(other: &Id, table: &Id, context: &Context<'_>) -> bool {
    other != table && changes_logging(other, context)
}

/// Whether the keys of a table lead back to it, so that no order is right while they are there.
pub(super) fn is_in_a_ring(table: &Id, context: &Context<'_>) -> bool {
    let (mut seen, mut left) = (HashSet::new(), referred(table, context));
    while let Some(other) = left.pop() {
        if other == *table {
            return true;
        }
        if seen.insert(other.clone()) {
            left.extend(referred(&other, context));
        }
    }
    false
}
