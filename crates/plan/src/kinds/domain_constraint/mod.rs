//! Checks of domains (manual, `CREATE DOMAIN`, `ALTER DOMAIN`), and their NOT NULL constraints where these have a comment:
//! NOT NULL itself is a fact of the domain.

use crate::context::Context;
use crate::kinds::{domain, types};
use crate::rules::{Alteration, Item, Rules, Taken};
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Ident, Kind};
use serde::Deserialize;

/// The kind.
pub const DOMAIN_CONSTRAINT: Kind = Kind::new("domain constraint");

/// The rules of the kind.
pub struct Rule;

/// What a constraint is.
#[derive(Debug, Deserialize)]
struct Facts {
    /// `CHECK (…)`; none of what is a fact of the domain.
    definition: Option<String>,
    #[serde(default)]
    not_valid: bool,
}

fn alter(item: Item<'_>, what: &str, verb: &str) -> Statement {
    types::statement(format!("ALTER DOMAIN {} {what}", item.name()), verb, item)
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        DOMAIN_CONSTRAINT
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn is_there(&self) -> &'static str {
        "pg_type t where t.typtype = 'd' and t.oid >= 16384"
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("CONSTRAINT {} ON DOMAIN {}", item.id.last(), item.name())
    }

    fn create(&self, item: Item<'_>, context: &Context<'_>) -> Vec<Statement> {
        let facts: Facts = item.facts();
        let Some(definition) = facts.definition else { return Vec::new() };
        let not_valid = if facts.not_valid { " NOT VALID" } else { "" };
        let what = format!("ADD CONSTRAINT {} {definition}{not_valid}", item.id.last());
        let mut statement = alter(item, &what, "add");
        if let Some(domain) = item.object.parent.as_ref()
            && !facts.not_valid
            && !context.creates(domain)
        {
            statement.lock = domain::lock_of_rows(domain, context);
        }
        vec![statement]
    }

    fn drop(&self, item: Item<'_>, context: &Context<'_>) -> Vec<Statement> {
        match item.facts::<Facts>().definition {
            Some(_) => vec![alter(item, &format!("DROP CONSTRAINT {}", item.id.last()), "drop")],
            None => types::drop_comment(&self.address(item), item, context),
        }
    }

    fn alter(&self, from: Item<'_>, to: Item<'_>, context: &Context<'_>) -> Alteration {
        let (old, new): (Facts, Facts) = (from.facts(), to.facts());
        if from.parent().is_some_and(|domain| types::is_held_inside(domain.id, context)) {
            return Alteration::ReplaceWhole;
        }
        if old.definition != new.definition || new.not_valid {
            return Alteration::Replace;
        }
        let mut statement = alter(to, &format!("VALIDATE CONSTRAINT {}", to.id.last()), "validate");
        statement.lock = to.object.parent.as_ref().map_or(Lock::None, |domain| domain::lock_of_rows(domain, context));
        Alteration::in_place(vec![statement])
    }

    fn rename(&self, item: Item<'_>, to: &Ident) -> Option<Statement> {
        let what = format!("RENAME CONSTRAINT {} TO {to}", item.id.last());
        Some(alter(item, &what, "rename"))
    }

    fn renames_freely(&self, item: Item<'_>) -> bool {
        item.facts::<Facts>().definition.is_some()
    }

    fn takes(&self, item: Item<'_>) -> Vec<Taken> {
        vec![Taken { among: "domain constraint", name: item.id.sql() }]
    }

    fn guards_rows(&self, _: Item<'_>) -> bool {
        true
    }

    /// PostgreSQL adds none to a domain whose values are inside of arrays and other types: it would not find them.
    fn is_made_with_whole(&self, item: Item<'_>, context: &Context<'_>) -> bool {
        let has_rule = item.facts::<Facts>().definition.is_some();
        let domain = item.object.parent.as_ref().filter(|_| has_rule);
        domain.is_some_and(|domain| types::is_held_inside(domain, context))
    }
}
