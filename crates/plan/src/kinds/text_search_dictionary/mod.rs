//! Text search dictionaries (manual, `CREATE TEXT SEARCH DICTIONARY`, `ALTER TEXT SEARCH DICTIONARY`). Options are altered,
//! the template is not.

mod options;

use crate::context::Context;
use crate::rules::{Alteration, Item, Rules, Taken};
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Id, Ident, Kind};
use serde::Deserialize;

/// The kind.
pub const TEXT_SEARCH_DICTIONARY: Kind = Kind::new("text search dictionary");

/// The rules of the kind.
pub struct Rule;

/// What a dictionary is.
#[derive(Debug, Deserialize)]
struct Facts {
    template: String,
    /// Its options, as the catalog has them.
    #[serde(default)]
    options: String,
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        TEXT_SEARCH_DICTIONARY
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn is_there(&self) -> &'static str {
        "pg_ts_dict d where d.oid >= 16384"
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("TEXT SEARCH DICTIONARY {}", item.id.sql())
    }

    fn create(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let Facts { template, options } = item.facts();
        let options = if options.is_empty() { options } else { format!(", {options}") };
        let sql = format!("CREATE {} (TEMPLATE = {template}{options})", self.address(item));
        vec![Statement::new(sql, format!("create {}", item.id), Lock::None)]
    }

    fn drop(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let sql = format!("DROP {}", self.address(item));
        vec![Statement::new(sql, format!("drop {}", item.id), Lock::None)]
    }

    fn alter(&self, from: Item<'_>, to: Item<'_>, _: &Context<'_>) -> Alteration {
        let (old, new): (Facts, Facts) = (from.facts(), to.facts());
        if old.template != new.template {
            return Alteration::Replace;
        }
        let changes = options::change(&old.options, &new.options).join(", ");
        let sql = format!("ALTER {} ({changes})", self.address(to));
        Alteration::in_place(vec![Statement::new(sql, format!("alter {}", to.id), Lock::None)])
    }

    fn rename(&self, item: Item<'_>, to: &Ident) -> Option<Statement> {
        let sql = format!("ALTER {} RENAME TO {to}", self.address(item));
        Some(Statement::new(sql, format!("rename {} to {to}", item.id), Lock::None))
    }

    fn takes(&self, item: Item<'_>) -> Vec<Taken> {
        vec![Taken { among: TEXT_SEARCH_DICTIONARY.word(), name: item.id.sql() }]
    }

    /// A thesaurus names the dictionary that normalizes its input only by an option (manual, "Thesaurus Dictionary").
    fn needs(&self, item: Item<'_>) -> Vec<Id> {
        let facts: Facts = item.facts();
        let named = options::read(&facts.options).into_iter().find(|(name, _)| *name == "dictionary");
        let Some((_, value)) = named else { return Vec::new() };
        let value = value.trim_matches('\'');
        let others = item.side.of_kind(TEXT_SEARCH_DICTIONARY).map(|(id, _)| id);
        others.filter(|id| *id != item.id && id.sql() == value).cloned().collect()
    }

    fn has_owner(&self) -> bool {
        true
    }
}
