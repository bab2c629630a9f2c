//! Aggregates (manual, `CREATE AGGREGATE`). Types of arguments are part of the name, direct and aggregated ones alike.

mod facts;

use super::function::taken;
use crate::context::Context;
use crate::rules::{Alteration, Item, Rules, Taken};
use crate::satellites::Grants;
use crate::statement::{Lock, Statement};
use facts::Facts;
use hbm_db_catalog::{Ident, Kind};
use serde::Deserialize;

/// The kind.
pub const AGGREGATE: Kind = Kind::new("aggregate");

/// The rules of the kind.
pub struct Rule;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Aside {
    /// Its arguments as `DROP AGGREGATE` takes them: `double precision ORDER BY anyelement`.
    called: String,
}

fn make(item: Item<'_>, facts: &Facts, verb: &str, told: &str) -> Statement {
    let sql = format!("{verb} AGGREGATE {}{}", item.name(), facts.definition());
    Statement::new(sql, format!("{told} {}", item.id), Lock::None)
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        AGGREGATE
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn is_there(&self) -> &'static str {
        "pg_aggregate a where a.aggfnoid >= 16384"
    }

    fn address(&self, item: Item<'_>) -> String {
        let called = item.aside::<Aside>().called;
        format!("AGGREGATE {}({})", item.name(), if called.is_empty() { "*" } else { &called })
    }

    fn create(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        vec![make(item, &item.facts(), "CREATE", "create")]
    }

    fn drop(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let sql = format!("DROP {}", self.address(item));
        vec![Statement::new(sql, format!("drop {}", item.id), Lock::None)]
    }

    fn alter(&self, from: Item<'_>, to: Item<'_>, _: &Context<'_>) -> Alteration {
        let (was, is): (Facts, Facts) = (from.facts(), to.facts());
        match was.may_become(&is) {
            true => Alteration::in_place(vec![make(to, &is, "CREATE OR REPLACE", "replace")]),
            false => Alteration::Replace,
        }
    }

    fn rename(&self, item: Item<'_>, to: &Ident) -> Option<Statement> {
        let sql = format!("ALTER {} RENAME TO {to}", self.address(item));
        Some(Statement::new(sql, format!("rename {} to {to}", item.id), Lock::None))
    }

    fn takes(&self, item: Item<'_>) -> Vec<Taken> {
        taken(item)
    }

    fn grants(&self, item: Item<'_>) -> Option<Grants> {
        Some(Grants::on(format!("FUNCTION {}", item.id.sql()), &["EXECUTE"], &["EXECUTE"]))
    }

    fn has_owner(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests;
