//! Namespaces (manual, `CREATE SCHEMA`). One is made where it is missing, and never dropped: a namespace that only the
//! database has is not managed.

use crate::context::Context;
use crate::rules::{Alteration, Item, Rules};
use crate::satellites::Grants;
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Id, Ident, Kind, NAMESPACE};
use serde::Deserialize;

/// The kind.
pub const SCHEMA: Kind = NAMESPACE;

/// The rules of the kind.
pub struct Rule;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Aside {
    initial: bool,
}

/// The identity of a namespace.
pub fn id(name: &Ident) -> Id {
    Id::new(SCHEMA, [name.clone()])
}

/// Makes a namespace.
pub(super) fn create(item: Item<'_>) -> Statement {
    let sql = format!("CREATE SCHEMA IF NOT EXISTS {}", item.id.sql());
    Statement::new(sql, format!("create {}", item.id), Lock::None)
}

/// Drops a namespace that is empty; only for what a migration made itself.
pub fn drop_namespace(name: &Ident) -> Statement {
    Statement::new(format!("DROP SCHEMA {name}"), format!("drop schema {name}"), Lock::None)
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        SCHEMA
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("SCHEMA {}", item.id.sql())
    }

    fn create(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        vec![create(item)]
    }

    fn drop(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        vec![drop_namespace(item.id.last())]
    }

    fn alter(&self, _: Item<'_>, _: Item<'_>, _: &Context<'_>) -> Alteration {
        Alteration::in_place(Vec::new())
    }

    fn rename(&self, item: Item<'_>, to: &Ident) -> Option<Statement> {
        let sql = format!("ALTER SCHEMA {} RENAME TO {to}", item.id.sql());
        Some(Statement::new(sql, format!("rename {} to {to}", item.id), Lock::None))
    }

    fn is_replaceable(&self, _: Item<'_>) -> bool {
        false
    }

    fn is_dropped_only_by_name(&self) -> bool {
        true
    }

    fn grants(&self, item: Item<'_>) -> Option<Grants> {
        Some(Grants::on(self.address(item), &["USAGE", "CREATE"], &[]))
    }

    fn has_initial_privileges(&self, item: Item<'_>) -> bool {
        item.aside::<Aside>().initial
    }

    fn has_owner(&self) -> bool {
        true
    }
}
