//! Functions, ordinary and window (manual, `CREATE FUNCTION`). Types of arguments are part of the name; their names are
//! not, and stay, as callers may use them.

mod attributes;
mod routine;
mod settings;

pub(crate) use attributes::Parallel;
pub(crate) use routine::Named;

use crate::context::Context;
use crate::kinds::view::values;
use crate::rules::{Alteration, Item, Rules, Taken};
use crate::satellites::Grants;
use crate::statement::Statement;
use hbm_db_catalog::{Catalog, Ident, Kind};

/// The kind.
pub const FUNCTION: Kind = Kind::new("function");

/// The rules of the kind.
pub struct Rule;

/// The name that a function, a procedure or an aggregate takes: they share one catalog.
pub(crate) fn taken(item: Item<'_>) -> Vec<Taken> {
    vec![Taken { among: "routine", name: item.id.sql() }]
}

fn named(item: Item<'_>) -> Named<'_> {
    Named { word: "FUNCTION", item, address: format!("FUNCTION {}", item.id.sql()) }
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        FUNCTION
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn settle(&self, catalog: &mut Catalog) {
        values::settle(catalog, FUNCTION);
    }

    fn address(&self, item: Item<'_>) -> String {
        named(item).address
    }

    fn create(&self, item: Item<'_>, context: &Context<'_>) -> Vec<Statement> {
        named(item).create(context)
    }

    fn drop(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        named(item).drop()
    }

    fn alter(&self, from: Item<'_>, to: Item<'_>, context: &Context<'_>) -> Alteration {
        named(to).alter(from, context)
    }

    fn rename(&self, item: Item<'_>, to: &Ident) -> Option<Statement> {
        Some(named(item).rename(to))
    }

    /// A domain or a range that columns have needs the functions of its checks and of its order till it goes.
    fn set_aside(&self, item: Item<'_>, aside: &Ident, _: &Context<'_>) -> Option<Vec<Statement>> {
        Some(vec![named(item).rename(aside)])
    }

    fn drop_aside(&self, item: Item<'_>, aside: &Ident) -> Vec<Statement> {
        let id = item.id.with_last(aside);
        named(Item { id: &id, ..item }).drop()
    }

    fn takes(&self, item: Item<'_>) -> Vec<Taken> {
        taken(item)
    }

    fn grants(&self, item: Item<'_>) -> Option<Grants> {
        Some(Grants::on(self.address(item), &["EXECUTE"], &["EXECUTE"]))
    }

    fn has_owner(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests;
