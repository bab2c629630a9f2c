//! Procedural languages (manual, `CREATE LANGUAGE`) that are of no extension.

use crate::context::Context;
use crate::rules::{Alteration, Item, Rules};
use crate::satellites::Grants;
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Ident, Kind};
use serde::Deserialize;

/// The kind.
pub const LANGUAGE: Kind = Kind::new("language");

/// The rules of the kind.
pub struct Rule;

#[derive(Debug, Deserialize)]
struct Facts {
    #[serde(default)]
    trusted: bool,
    handler: String,
    inline: Option<String>,
    validator: Option<String>,
}

fn make(item: Item<'_>, verb: &str, told: &str) -> Statement {
    let facts: Facts = item.facts();
    let trusted = if facts.trusted { "TRUSTED " } else { "" };
    let mut sql = format!("{verb} {trusted}LANGUAGE {} HANDLER {}", item.id.sql(), facts.handler);
    for (word, function) in [("INLINE", facts.inline), ("VALIDATOR", facts.validator)] {
        if let Some(function) = function {
            sql += &format!(" {word} {function}");
        }
    }
    Statement::new(sql, format!("{told} {}", item.id), Lock::None)
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        LANGUAGE
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn is_there(&self) -> &'static str {
        "pg_language l where l.oid >= 16384"
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("LANGUAGE {}", item.id.sql())
    }

    fn create(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        vec![make(item, "CREATE", "create")]
    }

    fn drop(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let sql = format!("DROP LANGUAGE {}", item.id.sql());
        vec![Statement::new(sql, format!("drop {}", item.id), Lock::None)]
    }

    fn alter(&self, _: Item<'_>, to: Item<'_>, _: &Context<'_>) -> Alteration {
        Alteration::in_place(vec![make(to, "CREATE OR REPLACE", "replace")])
    }

    fn rename(&self, item: Item<'_>, to: &Ident) -> Option<Statement> {
        let sql = format!("ALTER LANGUAGE {} RENAME TO {to}", item.id.sql());
        Some(Statement::new(sql, format!("rename {} to {to}", item.id), Lock::None))
    }

    /// Nothing can be granted on one that is not trusted (manual, `GRANT`).
    fn grants(&self, item: Item<'_>) -> Option<Grants> {
        item.facts::<Facts>().trusted.then(|| Grants::on(self.address(item), &["USAGE"], &["USAGE"]))
    }

    fn has_owner(&self) -> bool {
        true
    }
}
