//! Text search parsers (manual, `CREATE TEXT SEARCH PARSER`). What they are made of cannot be altered.

use crate::context::Context;
use crate::rules::{Alteration, Item, Rules, Taken};
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Ident, Kind};
use serde::Deserialize;

/// The kind.
pub const TEXT_SEARCH_PARSER: Kind = Kind::new("text search parser");

/// The rules of the kind.
pub struct Rule;

/// Its functions.
#[derive(Debug, Deserialize)]
struct Facts {
    start: String,
    token: String,
    end: String,
    types: String,
    headline: Option<String>,
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        TEXT_SEARCH_PARSER
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn is_there(&self) -> &'static str {
        "pg_ts_parser p where p.oid >= 16384"
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("TEXT SEARCH PARSER {}", item.id.sql())
    }

    fn create(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let Facts { start, token, end, types, headline } = item.facts();
        let headline = headline.map_or(String::new(), |function| format!(", HEADLINE = {function}"));
        let sql = format!(
            "CREATE {} (START = {start}, GETTOKEN = {token}, END = {end}, LEXTYPES = {types}{headline})",
            self.address(item)
        );
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
        vec![Taken { among: TEXT_SEARCH_PARSER.word(), name: item.id.sql() }]
    }
}
