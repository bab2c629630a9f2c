//! Publications (manual, `CREATE PUBLICATION`). What one publishes are objects of their own.

use crate::context::Context;
use crate::kinds::publication_member;
use crate::kinds::table::TABLE;
use crate::rules::{Alteration, Folded, Item, Part, Rules, Taken};
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Ident, Kind, quote_literal};
use serde::Deserialize;

/// The kind.
pub const PUBLICATION: Kind = Kind::new("publication");

/// The rules of the kind.
pub struct Rule;

/// What a publication is.
#[derive(Debug, PartialEq, Deserialize)]
struct Facts {
    /// `FOR ALL TABLES`.
    #[serde(default)]
    all_tables: bool,
    /// Which changes: `insert, update`.
    publish: String,
    /// `publish_generated_columns`, where they are.
    generated_columns: Option<Ident>,
    /// `publish_via_partition_root`.
    #[serde(default)]
    via_root: bool,
}

/// What makes no difference.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Aside {
    /// Whether it publishes what is in other namespaces, too.
    is_shared: bool,
}

/// What is published where nothing is said.
const ALL_CHANGES: &str = "insert, update, delete, truncate";

impl Facts {
    /// The parameters that differ from these.
    fn parameters(&self, than: &Self) -> Option<String> {
        let mut found = Vec::new();
        if self.publish != than.publish {
            found.push(format!("publish = {}", quote_literal(&self.publish)));
        }
        if self.via_root != than.via_root {
            found.push(format!("publish_via_partition_root = {}", self.via_root));
        }
        if self.generated_columns != than.generated_columns {
            let which = self.generated_columns.as_ref().map_or("none".to_owned(), ToString::to_string);
            found.push(format!("publish_generated_columns = {which}"));
        }
        (!found.is_empty()).then(|| found.join(", "))
    }

    fn usual() -> Self {
        Self { all_tables: false, publish: ALL_CHANGES.to_owned(), generated_columns: None, via_root: false }
    }
}

/// What is published: tables, then namespaces, each after one word, as servers before 15 have it.
fn members(parts: &[Folded<'_>]) -> Vec<String> {
    let of = |wanted: i32, word: &str| {
        let texts = parts.iter().filter_map(|part| match &part.part {
            Part::Element(place, text) if *place == wanted => Some(text.as_str()),
            Part::Element(..) | Part::Suffix(_) => None,
        });
        let texts: Vec<&str> = texts.collect();
        (!texts.is_empty()).then(|| format!("{word} {}", texts.join(", ")))
    };
    [of(publication_member::TABLES, "TABLE"), of(publication_member::NAMESPACES, "TABLES IN SCHEMA")]
        .into_iter()
        .flatten()
        .collect()
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        PUBLICATION
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn is_of_relations(&self) -> bool {
        false
    }

    fn is_there(&self) -> &'static str {
        "pg_publication"
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("PUBLICATION {}", item.id.sql())
    }

    fn create(&self, item: Item<'_>, context: &Context<'_>) -> Vec<Statement> {
        self.create_with(item, &[], context)
    }

    fn create_with(&self, item: Item<'_>, parts: &[Folded<'_>], _: &Context<'_>) -> Vec<Statement> {
        let facts: Facts = item.facts();
        let mut sql = format!("CREATE PUBLICATION {}", item.id.sql());
        let members = members(parts);
        if facts.all_tables {
            sql += " FOR ALL TABLES";
        } else if !members.is_empty() {
            sql += &format!(" FOR {}", members.join(", "));
        }
        if let Some(parameters) = facts.parameters(&Facts::usual()) {
            sql += &format!(" WITH ({parameters})");
        }
        vec![Statement::new(sql, format!("create {}", item.id), Lock::None)]
    }

    fn drop(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let sql = format!("DROP PUBLICATION {}", item.id.sql());
        vec![Statement::new(sql, format!("drop {}", item.id), Lock::None)]
    }

    fn alter(&self, from: Item<'_>, to: Item<'_>, _: &Context<'_>) -> Alteration {
        let (old, new): (Facts, Facts) = (from.facts(), to.facts());
        if old.all_tables != new.all_tables {
            return Alteration::Replace;
        }
        let set = new.parameters(&old).map(|parameters| {
            let sql = format!("ALTER PUBLICATION {} SET ({parameters})", to.id.sql());
            Statement::new(sql, format!("alter {}", to.id), Lock::None)
        });
        Alteration::in_place(set.into_iter().collect())
    }

    fn rename(&self, item: Item<'_>, to: &Ident) -> Option<Statement> {
        let sql = format!("ALTER PUBLICATION {} RENAME TO {to}", item.id.sql());
        Some(Statement::new(sql, format!("rename {} to {to}", item.id), Lock::None))
    }

    fn takes(&self, item: Item<'_>) -> Vec<Taken> {
        vec![Taken { among: "publication", name: item.id.sql() }]
    }

    fn is_shared(&self, item: Item<'_>) -> bool {
        item.aside::<Aside>().is_shared
    }

    fn has_owner(&self) -> bool {
        true
    }

    /// Views are not published.
    fn holds(&self, item: Item<'_>, relation: Item<'_>) -> bool {
        item.facts::<Facts>().all_tables && relation.id.kind() == TABLE
    }
}

#[cfg(test)]
mod tests;
