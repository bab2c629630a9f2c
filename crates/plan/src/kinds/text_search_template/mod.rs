//! Text search templates (manual, `CREATE TEXT SEARCH TEMPLATE`). What they are made of cannot be altered.

use crate::context::Context;
use crate::rules::{Alteration, Item, Rules, Taken};
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Ident, Kind};
use serde::Deserialize;

/// The kind.
pub const TEXT_SEARCH_TEMPLATE: Kind = Kind::new("text search template");

/// The rules of the kind.
pub struct Rule;

/// Its functions.
#[derive(Debug, Deserialize)]
struct Facts {
    init: Option<String>,
    lexize: String,
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        TEXT_SEARCH_TEMPLATE
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn is_there(&self) -> &'static str {
        "pg_ts_template t where t.oid >= 16384"
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("TEXT SEARCH TEMPLATE {}", item.id.sql())
    }

    fn create(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let Facts { init, lexize } = item.facts();
        let init = init.map_or(String::new(), |function| format!("INIT = {function}, "));
        let sql = format!("CREATE {} ({init}LEXIZE = {lexize})", self.address(item));
        vec![Statement::new(sql, format!("create {}", item.id), Lock::None)]
    }

    fn drop(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let sql = format!("DROP {}", self.address(item));
        vec![Statement::new(sql, format!("drop {}", item.id), Lock::None)]
    }

    fn alter(&self, _: Item<'_>, _: Item<'_>, _: &Context<'_>) -> Alteration {
        Alteration::Replace
    }

    fn rename(&self, item: Item<'_>, to: &Ident) -> Option<Statement> {
        let sql = format!("ALTER {} RENAME TO {to}", self.address(item));
        Some(Statement::new(sql, format!("rename {} to {to}", item.id), Lock::None))
    }

    fn takes(&self, item: Item<'_>) -> Vec<Taken> {
        vec![Taken { among: TEXT_SEARCH_TEMPLATE.word(), name: item.id.sql() }]
    }
}
