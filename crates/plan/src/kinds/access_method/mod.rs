//! Access methods of tables and indexes (manual, `CREATE ACCESS METHOD`). PostgreSQL changes nothing of one.

use crate::context::Context;
use crate::rules::{Alteration, Item, Rules, Taken};
use crate::statement::{Lock, Statement};
use hbm_db_catalog::Kind;
use serde::Deserialize;

/// The kind.
pub const ACCESS_METHOD: Kind = Kind::new("access method");

/// The rules of the kind.
pub struct Rule;

/// What an access method is.
#[derive(Debug, Deserialize)]
struct Facts {
    /// `TABLE` or `INDEX`.
    #[serde(rename = "type")]
    of: String,
    handler: String,
}

fn statement(sql: String, verb: &str, item: Item<'_>) -> Statement {
    Statement::new(sql, format!("{verb} {}", item.id), Lock::None)
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        ACCESS_METHOD
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn is_there(&self) -> &'static str {
        "pg_am a where a.oid >= 16384"
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("ACCESS METHOD {}", item.id.sql())
    }

    fn create(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let facts: Facts = item.facts();
        let sql =
            format!("CREATE ACCESS METHOD {} TYPE {} HANDLER {}", item.id.sql(), facts.of, facts.handler);
        vec![statement(sql, "create", item)]
    }

    fn drop(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        vec![statement(format!("DROP ACCESS METHOD {}", item.id.sql()), "drop", item)]
    }

    fn alter(&self, _: Item<'_>, _: Item<'_>, _: &Context<'_>) -> Alteration {
        Alteration::Replace
    }

    fn takes(&self, item: Item<'_>) -> Vec<Taken> {
        vec![Taken { among: "access method", name: item.id.sql() }]
    }
}
