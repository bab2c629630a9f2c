//! What a publication publishes: a table, with the columns and rows of it, or all tables of a namespace (manual,
//! `CREATE PUBLICATION`, `ALTER PUBLICATION`).

use crate::context::Context;
use crate::kinds::table::TABLE;
use crate::rules::{Alteration, Item, Part, Rules};
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Ident, Kind};
use serde::Deserialize;

/// The kind.
pub const PUBLICATION_MEMBER: Kind = Kind::new("publication member");

/// The place of tables in the statement that makes a publication.
pub(super) const TABLES: i32 = 0;

/// The place of namespaces there.
pub(super) const NAMESPACES: i32 = 1;

/// The rules of the kind.
pub struct Rule;

/// What is published of what the signature names.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Facts {
    /// Whether it is a namespace.
    schema: bool,
    /// The columns; none for all.
    columns: Vec<Ident>,
    /// Which rows.
    r#where: Option<String>,
}

/// The table or the namespace, as SQL has it.
fn name(item: Item<'_>) -> &str {
    item.id.signature().trim_start_matches('(').trim_end_matches(')')
}

/// A table alone: what inherits from it is a member of its own.
fn reference(item: Item<'_>, facts: &Facts) -> String {
    if facts.schema { name(item).to_owned() } else { format!("ONLY {}", name(item)) }
}

/// What follows the word `TABLE`, or `TABLES IN SCHEMA`.
fn member(item: Item<'_>, facts: &Facts) -> String {
    let mut text = reference(item, facts);
    if !facts.columns.is_empty() {
        let columns: Vec<String> = facts.columns.iter().map(ToString::to_string).collect();
        text += &format!(" ({})", columns.join(", "));
    }
    if let Some(condition) = &facts.r#where {
        text += &format!(" WHERE ({condition})");
    }
    text
}

fn word(facts: &Facts) -> &'static str {
    if facts.schema { "TABLES IN SCHEMA" } else { "TABLE" }
}

fn statement(item: Item<'_>, verb: &str, what: &str, summary: &str) -> Statement {
    let sql = format!("ALTER PUBLICATION {} {verb} {what}", item.id.last());
    Statement::new(sql, format!("{summary} {}", item.id), Lock::None)
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        PUBLICATION_MEMBER
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

    /// It has nothing that is set by its name.
    fn address(&self, item: Item<'_>) -> String {
        format!("PUBLICATION {}", item.id.last())
    }

    fn create(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let facts: Facts = item.facts();
        vec![statement(item, "ADD", &format!("{} {}", word(&facts), member(item, &facts)), "add")]
    }

    fn drop(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let facts: Facts = item.facts();
        vec![statement(item, "DROP", &format!("{} {}", word(&facts), reference(item, &facts)), "drop")]
    }

    fn alter(&self, _: Item<'_>, _: Item<'_>, _: &Context<'_>) -> Alteration {
        Alteration::Replace
    }

    fn part(&self, item: Item<'_>, _: &Context<'_>) -> Option<Part> {
        let facts: Facts = item.facts();
        Some(Part::Element(if facts.schema { NAMESPACES } else { TABLES }, member(item, &facts)))
    }

    fn holds(&self, item: Item<'_>, relation: Item<'_>) -> bool {
        if !item.facts::<Facts>().schema {
            return name(item) == relation.id.sql();
        }
        let namespace = relation.id.namespace().map(ToString::to_string);
        relation.id.kind() == TABLE && namespace.as_deref() == Some(name(item))
    }

    fn is_told_when_left(&self) -> bool {
        false
    }
}
