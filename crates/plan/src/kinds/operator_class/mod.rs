//! Operator classes (manual, `CREATE OPERATOR CLASS`). PostgreSQL changes nothing of one but its name.

use crate::context::Context;
use crate::kinds::operator_family::{Members, list};
use crate::rules::{Alteration, Item, Rules, Taken};
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Ident, Kind};
use serde::Deserialize;

/// The kind.
pub const OPERATOR_CLASS: Kind = Kind::new("operator class");

/// The rules of the kind.
pub struct Rule;

/// What an operator class is.
#[derive(Debug, Deserialize)]
struct Facts {
    #[serde(rename = "type")]
    data_type: String,
    #[serde(default)]
    default: bool,
    family: String,
    /// What an index stores, where it is another type.
    storage: Option<String>,
    #[serde(default)]
    operators: Members,
    #[serde(default)]
    functions: Members,
}

/// The path and the access method: `CREATE OPERATOR CLASS` names the type between them.
fn definition(item: Item<'_>, facts: &Facts) -> String {
    let mut elements = list(&facts.operators, &facts.functions);
    // The list is never empty; to store the type itself says nothing.
    if let Some(stored) = facts.storage.as_ref().or(elements.is_empty().then_some(&facts.data_type)) {
        elements.push(format!("STORAGE {stored}"));
    }
    format!(
        "{}{} FOR TYPE {}{} FAMILY {} AS {}",
        item.name(),
        if facts.default { " DEFAULT" } else { "" },
        facts.data_type,
        item.id.signature(),
        facts.family,
        elements.join(", "),
    )
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        OPERATOR_CLASS
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn is_there(&self) -> &'static str {
        "pg_opclass c where c.oid >= 16384"
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("OPERATOR CLASS {}", item.id.sql())
    }

    fn create(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let sql = format!("CREATE OPERATOR CLASS {}", definition(item, &item.facts()));
        vec![Statement::new(sql, format!("create {}", item.id), Lock::None)]
    }

    fn drop(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let sql = format!("DROP OPERATOR CLASS {}", item.id.sql());
        vec![Statement::new(sql, format!("drop {}", item.id), Lock::None)]
    }

    fn alter(&self, _: Item<'_>, _: Item<'_>, _: &Context<'_>) -> Alteration {
        Alteration::Replace
    }

    fn rename(&self, item: Item<'_>, to: &Ident) -> Option<Statement> {
        let sql = format!("ALTER OPERATOR CLASS {} RENAME TO {to}", item.id.sql());
        Some(Statement::new(sql, format!("rename {} to {to}", item.id), Lock::None))
    }

    /// A type has one default class of an access method, in whatever namespace.
    fn takes(&self, item: Item<'_>) -> Vec<Taken> {
        let facts: Facts = item.facts();
        let mut taken = vec![Taken { among: "operator class", name: item.id.sql() }];
        if facts.default {
            let name = format!("{}{}", facts.data_type, item.id.signature());
            taken.push(Taken { among: "default operator class", name });
        }
        taken
    }

    fn has_owner(&self) -> bool {
        true
    }
}
