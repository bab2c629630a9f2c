//! Policies of row level security (manual, "Row Security Policies", `CREATE POLICY`). Whether a table has it switched on is
//! what the table is.

#[cfg(test)]
mod tests;
mod widen;

use crate::context::Context;
use crate::hazard::{Hazard, HazardKind};
use crate::kinds::rule::lock_of_parent;
use crate::rules::{Alteration, Item, Rules, Taken};
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Ident, Kind};
use serde::Deserialize;

/// The kind.
pub const POLICY: Kind = Kind::new("policy");

/// The rules of the kind.
pub struct Rule;

/// What a policy is.
#[derive(Debug, PartialEq, Deserialize)]
struct Facts {
    /// `AS RESTRICTIVE`.
    #[serde(default)]
    restrictive: bool,
    /// `FOR SELECT`.
    command: Command,
    /// For whom it holds; none for everybody.
    #[serde(default)]
    roles: Vec<Ident>,
    /// Which rows are seen.
    using: Option<String>,
    /// Which rows are written.
    check: Option<String>,
}

/// For which statements a policy holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
enum Command {
    All,
    Select,
    Insert,
    Update,
    Delete,
}

impl Command {
    fn word(self) -> &'static str {
        match self {
            Self::All => "ALL",
            Self::Select => "SELECT",
            Self::Insert => "INSERT",
            Self::Update => "UPDATE",
            Self::Delete => "DELETE",
        }
    }
}

impl Facts {
    fn roles(&self) -> String {
        let names: Vec<String> = self.roles.iter().map(ToString::to_string).collect();
        if names.is_empty() { "PUBLIC".to_owned() } else { names.join(", ") }
    }
}

/// ` USING (…)`, or nothing where there is none.
fn clause(word: &str, expression: Option<&String>) -> String {
    expression.map_or(String::new(), |text| format!(" {word} ({text})"))
}

fn target(item: Item<'_>) -> String {
    format!("{} ON {}", item.id.last(), item.name())
}

/// Adds what may be seen that was hidden.
fn guarded(statement: Statement, old: Option<&Facts>, new: &Facts, item: Item<'_>) -> Statement {
    match old.and_then(|old| widen::widens(old, new)) {
        Some(why) => statement.hazard(Hazard::uncounted(HazardKind::WidenPolicy, item.id.plain(), why, None)),
        None => statement,
    }
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        POLICY
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn is_there(&self) -> &'static str {
        "pg_policy"
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("POLICY {}", target(item))
    }

    fn create(&self, item: Item<'_>, context: &Context<'_>) -> Vec<Statement> {
        let facts: Facts = item.facts();
        let mut sql = format!("CREATE POLICY {}", target(item));
        if facts.restrictive {
            sql += " AS RESTRICTIVE";
        }
        if facts.command != Command::All {
            sql += &format!(" FOR {}", facts.command.word());
        }
        if !facts.roles.is_empty() {
            sql += &format!(" TO {}", facts.roles());
        }
        sql += &clause("USING", facts.using.as_ref());
        sql += &clause("WITH CHECK", facts.check.as_ref());
        let statement = Statement::new(sql, format!("create {}", item.id), lock_of_parent(item, context));
        let old: Option<Facts> = context.live(item.id).map(|live| live.facts());
        vec![guarded(statement, old.as_ref(), &facts, item)]
    }

    fn drop(&self, item: Item<'_>, context: &Context<'_>) -> Vec<Statement> {
        let sql = format!("DROP POLICY {}", target(item));
        let statement = Statement::new(sql, format!("drop {}", item.id), Lock::AccessExclusive);
        if context.replaces(item.id) {
            return vec![statement];
        }
        let what = "rows that it hid are seen";
        vec![statement.hazard(Hazard::uncounted(HazardKind::DropPolicy, item.id.plain(), what, None))]
    }

    /// What it is for, and whether it is restrictive, does not change where it is, and an expression does not go.
    fn alter(&self, from: Item<'_>, to: Item<'_>, context: &Context<'_>) -> Alteration {
        let (old, new): (Facts, Facts) = (from.facts(), to.facts());
        let loses = old.using.is_some() && new.using.is_none() || old.check.is_some() && new.check.is_none();
        if loses || (old.restrictive, old.command) != (new.restrictive, new.command) {
            return Alteration::Replace;
        }
        let mut sql = format!("ALTER POLICY {}", target(to));
        if old.roles != new.roles {
            sql += &format!(" TO {}", new.roles());
        }
        let differs = |old: &Option<String>, new: &Option<String>| new.clone().filter(|_| old != new);
        sql += &clause("USING", differs(&old.using, &new.using).as_ref());
        sql += &clause("WITH CHECK", differs(&old.check, &new.check).as_ref());
        let statement = Statement::new(sql, format!("alter {}", to.id), lock_of_parent(to, context));
        Alteration::in_place(vec![guarded(statement, Some(&old), &new, to)])
    }

    fn rename(&self, item: Item<'_>, to: &Ident) -> Option<Statement> {
        let sql = format!("ALTER POLICY {} RENAME TO {to}", target(item));
        Some(Statement::new(sql, format!("rename {} to {to}", item.id), Lock::AccessExclusive))
    }

    fn renames_freely(&self, _: Item<'_>) -> bool {
        true
    }

    fn takes(&self, item: Item<'_>) -> Vec<Taken> {
        vec![Taken { among: "policy", name: item.id.sql() }]
    }
}
