//! Text search configurations (manual, `CREATE TEXT SEARCH CONFIGURATION`, `ALTER TEXT SEARCH CONFIGURATION`). The
//! dictionaries of a type of token are altered, the parser is not.

mod mappings;

use mappings::Mappings;

use crate::context::Context;
use crate::rules::{Alteration, Item, Rules, Taken};
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Ident, Kind};
use serde::Deserialize;

/// The kind.
pub const TEXT_SEARCH_CONFIGURATION: Kind = Kind::new("text search configuration");

/// The rules of the kind.
pub struct Rule;

/// What a configuration is.
#[derive(Debug, Deserialize)]
struct Facts {
    parser: String,
    #[serde(default)]
    mappings: Mappings,
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        TEXT_SEARCH_CONFIGURATION
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn is_there(&self) -> &'static str {
        "pg_ts_config c where c.oid >= 16384"
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("TEXT SEARCH CONFIGURATION {}", item.id.sql())
    }

    fn create(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let Facts { parser, mappings } = item.facts();
        let address = self.address(item);
        let summary = format!("create {}", item.id);
        let mut sql = vec![format!("CREATE {address} (PARSER = {parser})")];
        sql.extend(Mappings::default().change(&mappings).iter().map(|change| format!("ALTER {address} {change}")));
        sql.into_iter().map(|sql| Statement::new(sql, &*summary, Lock::None)).collect()
    }

    fn drop(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let sql = format!("DROP {}", self.address(item));
        vec![Statement::new(sql, format!("drop {}", item.id), Lock::None)]
    }

    fn alter(&self, from: Item<'_>, to: Item<'_>, _: &Context<'_>) -> Alteration {
        let (old, new): (Facts, Facts) = (from.facts(), to.facts());
        if old.parser != new.parser {
            return Alteration::Replace;
        }
        let changes = old.mappings.change(&new.mappings);
        let statement = |change: &String| {
            let sql = format!("ALTER {} {change}", self.address(to));
            Statement::new(sql, format!("alter {}", to.id), Lock::None)
        };
        Alteration::in_place(changes.iter().map(statement).collect())
    }

    fn rename(&self, item: Item<'_>, to: &Ident) -> Option<Statement> {
        let sql = format!("ALTER {} RENAME TO {to}", self.address(item));
        Some(Statement::new(sql, format!("rename {} to {to}", item.id), Lock::None))
    }

    fn takes(&self, item: Item<'_>) -> Vec<Taken> {
        vec![Taken { among: TEXT_SEARCH_CONFIGURATION.word(), name: item.id.sql() }]
    }

    fn has_owner(&self) -> bool {
        true
    }
}
