//! Triggers of tables, views and foreign tables, constraint triggers too (manual, `CREATE TRIGGER`). Those that a
//! partitioned table gives its partitions come with its own.

mod enabled;

pub(crate) use enabled::Enabled;

use super::trigger_state::TRIGGER_STATE;
use crate::context::Context;
use crate::rules::{Alteration, Disturbs, Item, Rules, Taken};
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Ident, Kind, Name};
use serde::Deserialize;

/// The kind.
pub const TRIGGER: Kind = Kind::new("trigger");

/// The rules of the kind.
pub struct Rule;

#[derive(Debug, Deserialize)]
struct Facts {
    #[serde(default)]
    constraint: bool,
    /// What follows the name in `CREATE TRIGGER`.
    definition: String,
    #[serde(default)]
    enabled: Enabled,
}

/// The state of a trigger, for those that its partitions have.
pub(super) fn enabled(item: Item<'_>) -> Enabled {
    item.facts::<Facts>().enabled
}

/// The statement that says when a trigger fires; `only` on this table, and not on its partitions.
pub(super) fn set_enabled(item: Item<'_>, enabled: Enabled, only: bool) -> Statement {
    let (only, table) = (if only { "ONLY " } else { "" }, table(item));
    let (words, name) = (enabled.words(), item.id.last());
    let sql = format!("ALTER TABLE {only}{table} {words} TRIGGER {name}");
    Statement::new(
        sql,
        format!("{} trigger {}", words.to_lowercase(), item.id.brief()),
        Lock::ShareRowExclusive,
    )
}

fn table(item: Item<'_>) -> Name {
    item.name()
}

impl Facts {
    fn make(&self, item: Item<'_>, verb: &str, told: &str) -> Statement {
        let word = if self.constraint { "CONSTRAINT TRIGGER" } else { "TRIGGER" };
        let sql = format!("{verb} {word} {} {}", item.id.last(), self.definition);
        Statement::new(sql, format!("{told} {}", item.id), Lock::ShareRowExclusive)
    }

    /// One that is made fires in ordinary sessions.
    fn set_when_made(&self, item: Item<'_>, from: Option<Enabled>) -> Option<Statement> {
        (self.enabled != Enabled::Origin)
            .then(|| self.enabled.warned(set_enabled(item, self.enabled, false), from, item))
    }
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        TRIGGER
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("TRIGGER {} ON {}", item.id.last(), table(item))
    }

    fn create(&self, item: Item<'_>, context: &Context<'_>) -> Vec<Statement> {
        let facts: Facts = item.facts();
        let mut statements = vec![facts.make(item, "CREATE", "create")];
        statements.extend(facts.set_when_made(item, context.live(item.id).map(enabled)));
        statements
    }

    fn drop(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let sql = format!("DROP {}", self.address(item));
        vec![Statement::new(sql, format!("drop {}", item.id), Lock::AccessExclusive)]
    }

    /// `CREATE OR REPLACE` knows no constraint triggers, and enables what it replaces, on partitions too. Where those are
    /// to be otherwise is said after it.
    fn alter(&self, from: Item<'_>, to: Item<'_>, _: &Context<'_>) -> Alteration {
        let (was, is): (Facts, Facts) = (from.facts(), to.facts());
        let statements = if was.constraint == is.constraint && was.definition == is.definition {
            if was.enabled == is.enabled {
                return Alteration::in_place(Vec::new());
            }
            vec![is.enabled.warned(set_enabled(to, is.enabled, false), Some(was.enabled), to)]
        } else if was.constraint || is.constraint {
            return Alteration::Replace;
        } else {
            let mut statements = vec![is.make(to, "CREATE OR REPLACE", "replace")];
            statements.extend(is.set_when_made(to, Some(was.enabled)));
            statements
        };
        Alteration::InPlace { statements, disturbs: Disturbs::Kinds(&[TRIGGER_STATE]) }
    }

    fn rename(&self, item: Item<'_>, to: &Ident) -> Option<Statement> {
        let sql = format!("ALTER {} RENAME TO {to}", self.address(item));
        Some(Statement::new(sql, format!("rename {} to {to}", item.id), Lock::AccessExclusive))
    }

    /// A constraint trigger has a constraint of its name.
    fn takes(&self, item: Item<'_>) -> Vec<Taken> {
        let constraint = item.facts::<Facts>().constraint;
        let taken = |among| Taken { among, name: item.id.sql() };
        if constraint { vec![taken("constraint")] } else { Vec::new() }
    }
}

#[cfg(test)]
mod tests;
