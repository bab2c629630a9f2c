//! Casts (manual, `CREATE CAST`). Nothing of one changes in place.

use crate::context::Context;
use crate::rules::{Alteration, Item, Rules};
use crate::statement::{Lock, Statement};
use hbm_db_catalog::Kind;
use serde::Deserialize;

/// The kind. Its identity is the name of the type that it begins with, and both types as its signature.
pub const CAST: Kind = Kind::new("cast");

/// The rules of the kind.
pub struct Rule;

#[derive(Debug, Deserialize)]
struct Facts {
    method: Method,
    /// With the types of its arguments.
    function: Option<String>,
    #[serde(default)]
    context: When,
}

#[derive(Clone, Copy, Debug, Deserialize)]
enum Method {
    #[serde(rename = "f")]
    Function,
    #[serde(rename = "i")]
    InOut,
    #[serde(rename = "b")]
    Binary,
}

/// When it is invoked without being asked for.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
enum When {
    #[default]
    #[serde(rename = "e")]
    Never,
    #[serde(rename = "a")]
    Assigned,
    #[serde(rename = "i")]
    Always,
}

impl Facts {
    fn clauses(&self) -> String {
        let how = match (self.method, &self.function) {
            (Method::Function, Some(function)) => format!("WITH FUNCTION {function}"),
            (Method::InOut, _) => "WITH INOUT".to_owned(),
            (Method::Binary | Method::Function, _) => "WITHOUT FUNCTION".to_owned(),
        };
        let when = match self.context {
            When::Never => "",
            When::Assigned => " AS ASSIGNMENT",
            When::Always => " AS IMPLICIT",
        };
        how + when
    }
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        CAST
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn is_there(&self) -> &'static str {
        "pg_cast c where c.oid >= 16384"
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("CAST {}", item.id.signature())
    }

    fn create(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let sql = format!("CREATE {} {}", self.address(item), item.facts::<Facts>().clauses());
        vec![Statement::new(sql, format!("create {}", item.id), Lock::None)]
    }

    fn drop(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let sql = format!("DROP {}", self.address(item));
        vec![Statement::new(sql, format!("drop {}", item.id), Lock::None)]
    }

    fn alter(&self, _: Item<'_>, _: Item<'_>, _: &Context<'_>) -> Alteration {
        Alteration::Replace
    }
}
