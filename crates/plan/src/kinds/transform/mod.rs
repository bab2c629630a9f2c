//! Transforms: how values of a type become those of a language, and back (manual, `CREATE TRANSFORM`).

use crate::context::Context;
use crate::rules::{Alteration, Item, Rules};
use crate::statement::{Lock, Statement};
use hbm_db_catalog::Kind;
use serde::Deserialize;

/// The kind. Its identity is the language, and the type as its signature.
pub const TRANSFORM: Kind = Kind::new("transform");

/// The rules of the kind.
pub struct Rule;

#[derive(Debug, Deserialize)]
struct Facts {
    from_sql: Option<String>,
    to_sql: Option<String>,
}

fn make(item: Item<'_>, verb: &str, told: &str) -> Statement {
    let facts: Facts = item.facts();
    let ways = [("FROM", facts.from_sql), ("TO", facts.to_sql)];
    let ways: Vec<String> = ways
        .into_iter()
        .filter_map(|(word, function)| Some(format!("{word} SQL WITH FUNCTION {}", function?)))
        .collect();
    let sql = format!("{verb} {} ({})", Rule.address(item), ways.join(", "));
    Statement::new(sql, format!("{told} {}", item.id), Lock::None)
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        TRANSFORM
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn is_there(&self) -> &'static str {
        "pg_transform t where t.oid >= 16384"
    }

    fn address(&self, item: Item<'_>) -> String {
        let signature = item.id.signature();
        let of = signature.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(signature);
        format!("TRANSFORM FOR {of} LANGUAGE {}", item.id.last())
    }

    fn create(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        vec![make(item, "CREATE", "create")]
    }

    fn drop(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let sql = format!("DROP {}", self.address(item));
        vec![Statement::new(sql, format!("drop {}", item.id), Lock::None)]
    }

    fn alter(&self, _: Item<'_>, to: Item<'_>, _: &Context<'_>) -> Alteration {
        Alteration::in_place(vec![make(to, "CREATE OR REPLACE", "replace")])
    }
}
