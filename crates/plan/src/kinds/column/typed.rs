//! Columns of typed tables (manual, `CREATE TABLE`, "OF type_name"): they are those of the type, and change with it.

use super::{Facts, NotNull};
use crate::context::{Context, Fate};
use crate::kinds::composite_type::COMPOSITE_TYPE;
use crate::kinds::default::DEFAULT;
use crate::kinds::table::{self, TABLE};
use crate::rules::Item;
use hbm_db_catalog::{Catalog, Id, Name};

/// The type that a table is of.
fn type_of(side: &Catalog, table: &Name) -> Option<Id> {
    let table = Item::of(side, &Id::named(TABLE, table))?;
    let of = table.facts::<table::Facts>().of?;
    side.needs(table.id).find(|one| one.kind() == COMPOSITE_TYPE && one.sql() == of).cloned()
}

/// The type that a column is made, changed and dropped with: the table is of it before and after, and it is changed in place.
pub(super) fn follows(column: Item<'_>, context: &Context<'_>) -> Option<Id> {
    let table = column.name();
    let of = type_of(context.live, &table).filter(|of| context.fate(of) == Some(Fate::Alter))?;
    let stays = !context.drops(&Id::named(TABLE, &table));
    (stays && type_of(context.desired, &table).as_ref() == Some(&of)).then_some(of)
}

/// What a typed table says of a column in `CREATE TABLE`; nothing where it says no more than the type.
pub(super) fn options(item: Item<'_>, facts: &Facts) -> String {
    if facts.not_null.is_none() && !item.side.has(&item.id.with_kind(DEFAULT)) {
        return String::new();
    }
    let not_null = facts.not_null.as_ref().map_or(String::new(), NotNull::words);
    format!("{} WITH OPTIONS{not_null}", item.id.last())
}
