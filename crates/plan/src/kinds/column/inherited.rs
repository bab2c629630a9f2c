//! Columns that tables inherit (manual, "Inheritance"), and those of partitions.

use super::{Aside, Facts, id};
use crate::context::Context;
use crate::kinds::{default, partition, table};
use crate::rules::Item;
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Id, Name};

/// The same columns of tables that this one is inherited from, where the inheritance is not touched.
pub(super) fn all_inherited(item: Item<'_>, context: &Context<'_>) -> Vec<Id> {
    let table = item.name();
    let is_part = partition::whole(item.side, &table).is_some();
    let stays = |parent: &Name| match is_part {
        true => partition::stays(context, &table),
        false => item.parent().is_some_and(|table| table::inherits_still(context, table.id, parent)),
    };
    let parents = item.aside::<Aside>().inherited.into_iter();
    let parents = parents.map(|(namespace, name)| Name { namespace, name }).filter(stays);
    parents.map(|parent| id(&parent, item.id.last())).collect()
}

/// The first of them.
pub(crate) fn inherited(item: Item<'_>, context: &Context<'_>) -> Option<Id> {
    all_inherited(item, context).into_iter().next()
}

/// The columns that inherit a column before and after a plan, as they are. Those of partitions are others.
pub(super) fn heirs<'a>(column: Item<'_>, context: &Context<'a>) -> Vec<Item<'a>> {
    let name = column.name();
    let tables = table::heirs(context, &name).filter_map(Id::name);
    tables.filter_map(|table| context.live(&id(&table, column.id.last()))).collect()
}

/// The same columns of partitions that stay.
pub(super) fn of_partitions<'a>(column: Item<'_>, context: &Context<'a>) -> Vec<Item<'a>> {
    let parts = partition::of_table(context.live, &column.name()).into_iter().filter_map(|part| part.name());
    let parts = parts.filter(|part| partition::stays(context, part));
    parts.filter_map(|part| context.live(&id(&part, column.id.last()))).collect()
}

/// Whether a column that goes is left to a table that inherits it.
pub(super) fn is_left_to_heirs(column: Item<'_>, context: &Context<'_>) -> bool {
    let keeps = |heir: Item<'_>| {
        let own = context.desired(heir.id).map(|to| to.aside::<Aside>());
        let is_own = own.is_some_and(|own| own.inherited.is_empty() || own.local);
        is_own && !heir.aside::<Aside>().local && !context.drops(heir.id)
    };
    heirs(column, context).into_iter().any(keeps)
}

/// Whether a column says more than the one of a parent that makes it.
pub(super) fn says_more(item: Item<'_>, than: &Id, context: &Context<'_>) -> bool {
    let is_set = |item: Item<'_>| item.facts::<Facts>().not_null.is_some();
    is_set(item) && context.desired(than).is_some_and(|than| !is_set(than))
}

/// Whether a column comes with INHERITS; that of a partition is its own until it is attached.
pub(crate) fn is_only_inherited(item: Item<'_>) -> bool {
    let aside: Aside = item.aside();
    !aside.inherited.is_empty() && !aside.local && partition::whole(item.side, &item.name()).is_none()
}

/// Takes away the default that `INHERITS` gives a column which is to have none.
pub(super) fn without_default(item: Item<'_>) -> Option<Statement> {
    let (table, column) = (item.name(), item.id.last());
    if partition::whole(item.side, &table).is_some() || default::expression(item.side, &table, column).is_some() {
        return None;
    }
    let parents = item.aside::<Aside>().inherited.into_iter();
    let mut parents = parents.map(|(namespace, name)| Name { namespace, name });
    parents.find(|parent| default::expression(item.side, parent, column).is_some())?;
    let sql = format!("ALTER TABLE ONLY {table} ALTER COLUMN {column} DROP DEFAULT");
    Some(Statement::new(sql, format!("drop the inherited default of {}", item.id.brief()), Lock::AccessExclusive))
}

/// The column that makes this one: that of a parent of its table.
pub(crate) fn made_by(item: Item<'_>, context: &Context<'_>) -> Option<Id> {
    let with_its_table = || {
        let (namespace, name) = item.aside::<Aside>().inherited.into_iter().next()?;
        let is_made = item.object.parent.as_ref().is_some_and(|table| context.creates(table));
        (is_made && is_only_inherited(item)).then(|| id(&Name { namespace, name }, item.id.last()))
    };
    inherited(item, context).filter(|other| context.creates(other)).or_else(with_its_table)
}
