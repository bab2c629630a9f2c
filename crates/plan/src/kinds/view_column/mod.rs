//! Columns of views and materialized views, which their view makes: what can be said of one besides (manual,
//! `ALTER MATERIALIZED VIEW`).

use crate::context::Context;
use crate::kinds::view::Options;
use crate::rules::{Alteration, Item, Rules};
use crate::satellites::Grants;
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Ident, Kind};
use serde::Deserialize;

/// The kind.
pub const VIEW_COLUMN: Kind = Kind::new("view column");

/// The rules of the kind.
pub struct Rule;

/// What was set of a column of a materialized view; a view has no such thing.
#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
struct Facts {
    /// `SET STATISTICS`.
    statistics: Option<i32>,
    /// `SET (n_distinct = …)`.
    options: Options,
    /// `SET STORAGE`, where it is not that of the type.
    storage: Option<String>,
    /// `SET COMPRESSION`.
    compression: Option<Ident>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Aside {
    /// How the type is stored where nothing else is said.
    default_storage: Option<String>,
}

fn changes(old: &Facts, item: Item<'_>) -> Vec<Statement> {
    let (new, aside): (Facts, Aside) = (item.facts(), item.aside());
    let mut changes = Vec::new();
    if old.statistics != new.statistics {
        changes.push(format!("SET STATISTICS {}", new.statistics.unwrap_or(-1)));
    }
    changes.extend(old.options.changes(&new.options));
    if old.storage != new.storage
        && let Some(storage) = new.storage.or(aside.default_storage)
    {
        changes.push(format!("SET STORAGE {storage}"));
    }
    if old.compression != new.compression {
        let method = new.compression.map_or("default".to_owned(), |method| method.to_string());
        changes.push(format!("SET COMPRESSION {method}"));
    }
    let (view, column) = (item.name(), item.id.last());
    changes
        .into_iter()
        .map(|what| {
            let sql = format!("ALTER MATERIALIZED VIEW {view} ALTER COLUMN {column} {what}");
            Statement::new(sql, format!("alter {}", item.id), Lock::AccessExclusive)
        })
        .collect()
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        VIEW_COLUMN
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn is_there(&self) -> &'static str {
        "pg_class c where c.relkind in ('v', 'm') and c.oid >= 16384"
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("COLUMN {}", item.id.sql())
    }

    fn create(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        changes(&Facts::default(), item)
    }

    fn drop(&self, _: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        Vec::new()
    }

    fn alter(&self, from: Item<'_>, to: Item<'_>, _: &Context<'_>) -> Alteration {
        Alteration::in_place(changes(&from.facts(), to))
    }

    fn grants(&self, item: Item<'_>) -> Option<Grants> {
        let mut grants =
            Grants::on(format!("TABLE {}", item.name()), &["SELECT", "INSERT", "UPDATE", "REFERENCES"], &[]);
        grants.column = Some(item.id.last().clone());
        Some(grants)
    }

    fn is_told_when_left(&self) -> bool {
        false
    }
}
