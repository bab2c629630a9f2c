//! Foreign-data wrappers (manual, `CREATE FOREIGN DATA WRAPPER`, `ALTER FOREIGN DATA WRAPPER`).

mod options;
#[cfg(test)]
mod tests;

pub(crate) use options::Options;

use crate::context::Context;
use crate::rules::{Alteration, Item, Rules, Taken};
use crate::satellites::Grants;
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Ident, Kind};
use serde::Deserialize;

/// The kind.
pub const FOREIGN_DATA_WRAPPER: Kind = Kind::new("foreign data wrapper");

/// The rules of the kind.
pub struct Rule;

/// What a wrapper is.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Facts {
    handler: Option<String>,
    validator: Option<String>,
    options: Options,
}

impl Facts {
    /// The functions that differ, each with a space before it.
    fn functions(&self, before: &Self) -> String {
        let pairs =
            [("HANDLER", &before.handler, &self.handler), ("VALIDATOR", &before.validator, &self.validator)];
        let changed = pairs.into_iter().filter(|(_, old, new)| old != new);
        let clause = |(word, _, new): (&str, _, &Option<String>)| match new {
            Some(function) => format!(" {word} {function}"),
            None => format!(" NO {word}"),
        };
        changed.map(clause).collect()
    }
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        FOREIGN_DATA_WRAPPER
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn is_there(&self) -> &'static str {
        "pg_foreign_data_wrapper w where w.oid >= 16384"
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("FOREIGN DATA WRAPPER {}", item.id.sql())
    }

    fn create(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let facts: Facts = item.facts();
        let (functions, options) = (facts.functions(&Facts::default()), facts.options.clause());
        let sql = format!("CREATE {}{functions}{options}", self.address(item));
        vec![Statement::new(sql, format!("create {}", item.id), Lock::None)]
    }

    fn drop(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let sql = format!("DROP {}", self.address(item));
        vec![Statement::new(sql, format!("drop {}", item.id), Lock::None)]
    }

    fn alter(&self, from: Item<'_>, to: Item<'_>, _: &Context<'_>) -> Alteration {
        let (old, new): (Facts, Facts) = (from.facts(), to.facts());
        let (functions, options) = (new.functions(&old), old.options.change(&new.options));
        let sql = format!("ALTER {}{functions}{options}", self.address(to));
        Alteration::in_place(vec![Statement::new(sql, format!("alter {}", to.id), Lock::None)])
    }

    fn rename(&self, item: Item<'_>, to: &Ident) -> Option<Statement> {
        let sql = format!("ALTER {} RENAME TO {to}", self.address(item));
        Some(Statement::new(sql, format!("rename {} to {to}", item.id), Lock::None))
    }

    fn secrets(&self, item: Item<'_>) -> Vec<String> {
        item.facts::<Facts>().options.secrets()
    }

    fn takes(&self, item: Item<'_>) -> Vec<Taken> {
        vec![Taken { among: FOREIGN_DATA_WRAPPER.word(), name: item.id.sql() }]
    }

    fn grants(&self, item: Item<'_>) -> Option<Grants> {
        Some(Grants::on(self.address(item), &["USAGE"], &[]))
    }

    fn has_owner(&self) -> bool {
        true
    }
}
