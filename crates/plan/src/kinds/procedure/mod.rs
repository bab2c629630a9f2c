//! Procedures (manual, `CREATE PROCEDURE`). Types of what goes in are part of the name.

use super::function::{Named, taken};
use crate::context::Context;
use crate::kinds::view::values;
use crate::rules::{Alteration, Item, Rules, Taken};
use crate::satellites::Grants;
use crate::statement::Statement;
use hbm_db_catalog::{Catalog, Ident, Kind};
use serde::Deserialize;

/// The kind.
pub const PROCEDURE: Kind = Kind::new("procedure");

/// The rules of the kind.
pub struct Rule;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Aside {
    /// Modes and types of its arguments: an `OUT` argument is part of a name in standard SQL, so that types alone may name
    /// two.
    called: String,
}

fn named(item: Item<'_>) -> Named<'_> {
    let called = item.aside::<Aside>().called;
    Named { word: "PROCEDURE", item, address: format!("PROCEDURE {}({called})", item.name()) }
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        PROCEDURE
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn is_there(&self) -> &'static str {
        "pg_proc p where p.prokind = 'p' and p.oid >= 16384"
    }

    fn settle(&self, catalog: &mut Catalog) {
        values::settle(catalog, PROCEDURE);
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
