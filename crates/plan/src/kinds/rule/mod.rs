//! Rewrite rules (manual, `CREATE RULE`). The rule that is a view is the inside of the view.

use crate::context::Context;
use crate::kinds::view::values;
use crate::rules::{Alteration, Item, Rules, Taken};
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Catalog, Ident, Kind};
use serde::Deserialize;

/// The kind.
pub const RULE: Kind = Kind::new("rule");

/// The rules of the kind.
pub struct Rule;

/// What a rewrite rule is.
#[derive(Debug, Deserialize)]
struct Facts {
    /// What follows `CREATE RULE name AS`.
    definition: String,
    /// When it fires.
    #[serde(default)]
    fires: Fires,
}

/// In which sessions a rule fires (manual, `ALTER TABLE`, `DISABLE RULE`).
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Fires {
    /// In all but those that replicate.
    #[default]
    Usually,
    Never,
    #[serde(rename = "on replicas")]
    OnReplicas,
    Always,
}

impl Fires {
    fn verb(&self) -> &'static str {
        match self {
            Self::Usually => "ENABLE RULE",
            Self::Never => "DISABLE RULE",
            Self::OnReplicas => "ENABLE REPLICA RULE",
            Self::Always => "ENABLE ALWAYS RULE",
        }
    }
}

/// A lock on a table that others use, or none where the plan makes it.
pub(crate) fn lock_of_parent(item: Item<'_>, context: &Context<'_>) -> Lock {
    match item.object.parent.as_ref().is_some_and(|parent| context.creates(parent)) {
        true => Lock::None,
        false => Lock::AccessExclusive,
    }
}

fn define(verb: &str, item: Item<'_>, facts: &Facts, context: &Context<'_>) -> Statement {
    let definition = facts.definition.trim_end().trim_end_matches(';');
    let sql = format!("{verb} {} AS{definition}", item.id.last());
    let word = if verb.starts_with("CREATE OR") { "alter" } else { "create" };
    Statement::new(sql, format!("{word} {}", item.id), lock_of_parent(item, context))
}

fn fire(item: Item<'_>, fires: &Fires, context: &Context<'_>) -> Statement {
    let sql = format!("ALTER TABLE {} {} {}", item.name(), fires.verb(), item.id.last());
    Statement::new(sql, format!("alter {}", item.id), lock_of_parent(item, context))
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        RULE
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn is_there(&self) -> &'static str {
        "pg_rewrite w where w.rulename <> '_RETURN' and w.oid >= 16384"
    }

    fn settle(&self, catalog: &mut Catalog) {
        values::settle(catalog, RULE);
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("RULE {} ON {}", item.id.last(), item.name())
    }

    fn create(&self, item: Item<'_>, context: &Context<'_>) -> Vec<Statement> {
        let facts: Facts = item.facts();
        let mut statements = vec![define("CREATE RULE", item, &facts, context)];
        if facts.fires != Fires::Usually {
            statements.push(fire(item, &facts.fires, context));
        }
        statements
    }

    fn drop(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let sql = format!("DROP RULE {} ON {}", item.id.last(), item.name());
        vec![Statement::new(sql, format!("drop {}", item.id), Lock::AccessExclusive)]
    }

    /// `OR REPLACE` takes any other rule, and leaves when it fires.
    fn alter(&self, from: Item<'_>, to: Item<'_>, context: &Context<'_>) -> Alteration {
        let (old, new): (Facts, Facts) = (from.facts(), to.facts());
        let mut statements = Vec::new();
        if old.definition != new.definition {
            statements.push(define("CREATE OR REPLACE RULE", to, &new, context));
        }
        if old.fires != new.fires {
            statements.push(fire(to, &new.fires, context));
        }
        Alteration::in_place(statements)
    }

    fn rename(&self, item: Item<'_>, to: &Ident) -> Option<Statement> {
        let sql = format!("ALTER RULE {} ON {} RENAME TO {to}", item.id.last(), item.name());
        Some(Statement::new(sql, format!("rename {} to {to}", item.id), Lock::AccessExclusive))
    }

    fn renames_freely(&self, _: Item<'_>) -> bool {
        true
    }

    fn takes(&self, item: Item<'_>) -> Vec<Taken> {
        vec![Taken { among: "rule", name: item.id.sql() }]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kinds::view::{
        VIEW,
        sample::{catalog, sql},
    };

    fn way(old: &str, new: &str) -> Vec<String> {
        let of = |facts| catalog(&[(VIEW, &["public", "v"], "{}"), (RULE, &["public", "v", "r"], facts)]);
        sql(&of(old), &of(new))
    }

    #[test]
    fn another_rule_takes_its_place_and_fires_as_it_is_to() {
        let old = r#"{"definition":"\n ON INSERT TO public.v DO NOTHING;"}"#;
        let new = r#"{"definition":"\n ON UPDATE TO public.v DO NOTHING;","fires":"on replicas"}"#;
        assert_eq!(
            way(old, new),
            [
                "CREATE OR REPLACE RULE r AS\n ON UPDATE TO public.v DO NOTHING",
                "ALTER TABLE public.v ENABLE REPLICA RULE r",
            ]
        );
        assert_eq!(way(new, old)[1], "ALTER TABLE public.v ENABLE RULE r");
    }

    #[test]
    fn a_rule_is_made_with_the_state_that_it_has() {
        let none = catalog(&[(VIEW, &["public", "v"], "{}")]);
        let facts = r#"{"definition":" ON DELETE TO public.v DO NOTHING;","fires":"never"}"#;
        let one = catalog(&[(VIEW, &["public", "v"], "{}"), (RULE, &["public", "v", "r"], facts)]);
        assert_eq!(
            sql(&none, &one),
            ["CREATE RULE r AS ON DELETE TO public.v DO NOTHING", "ALTER TABLE public.v DISABLE RULE r",]
        );
        assert_eq!(sql(&one, &none), ["DROP RULE r ON public.v"]);
    }
}
