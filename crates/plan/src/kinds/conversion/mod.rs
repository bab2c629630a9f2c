//! Conversions between encodings (manual, `CREATE CONVERSION`). PostgreSQL changes nothing of one but its name.

use crate::context::Context;
use crate::rules::{Alteration, Item, Rules, Taken};
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Ident, Kind, quote_literal};
use serde::Deserialize;

/// The kind.
pub const CONVERSION: Kind = Kind::new("conversion");

/// The rules of the kind.
pub struct Rule;

/// What a conversion is.
#[derive(Debug, Deserialize)]
struct Facts {
    #[serde(default)]
    default: bool,
    source: String,
    target: String,
    function: String,
}

fn statement(sql: String, verb: &str, item: Item<'_>) -> Statement {
    Statement::new(sql, format!("{verb} {}", item.id), Lock::None)
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        CONVERSION
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn is_there(&self) -> &'static str {
        "pg_conversion c where c.oid >= 16384"
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("CONVERSION {}", item.id.sql())
    }

    fn create(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let facts: Facts = item.facts();
        let sql = format!(
            "CREATE {}CONVERSION {} FOR {} TO {} FROM {}",
            if facts.default { "DEFAULT " } else { "" },
            item.id.sql(),
            quote_literal(&facts.source),
            quote_literal(&facts.target),
            facts.function,
        );
        vec![statement(sql, "create", item)]
    }

    fn drop(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        vec![statement(format!("DROP CONVERSION {}", item.id.sql()), "drop", item)]
    }

    fn alter(&self, _: Item<'_>, _: Item<'_>, _: &Context<'_>) -> Alteration {
        Alteration::Replace
    }

    fn rename(&self, item: Item<'_>, to: &Ident) -> Option<Statement> {
        let sql = format!("ALTER CONVERSION {} RENAME TO {to}", item.id.sql());
        Some(Statement::new(sql, format!("rename {} to {to}", item.id), Lock::None))
    }

    /// A namespace has one default for two encodings.
    fn takes(&self, item: Item<'_>) -> Vec<Taken> {
        let facts: Facts = item.facts();
        let mut taken = vec![Taken { among: "conversion", name: item.id.sql() }];
        if facts.default {
            let name = format!("{} {} {}", item.name().namespace, facts.source, facts.target);
            taken.push(Taken { among: "default conversion", name });
        }
        taken
    }

    fn has_owner(&self) -> bool {
        true
    }
}
