//! Event triggers (manual, `CREATE EVENT TRIGGER`). One is made last and dropped first: what it does to statements it does
//! not do to those of a plan.

use super::default_privilege::DEFAULT_PRIVILEGE;
use super::trigger::Enabled;
use crate::context::Context;
use crate::rules::{Alteration, Item, Rules};
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Id, Ident, Kind, quote_literal};
use serde::Deserialize;

/// The kind.
pub const EVENT_TRIGGER: Kind = Kind::new("event trigger");

/// The rules of the kind.
pub struct Rule;

#[derive(Debug, PartialEq, Deserialize)]
struct Facts {
    event: Ident,
    #[serde(default)]
    tags: Vec<String>,
    function: String,
    #[serde(default)]
    enabled: Enabled,
}

fn set_enabled(item: Item<'_>, enabled: Enabled) -> Statement {
    let words = enabled.words();
    let sql = format!("ALTER EVENT TRIGGER {} {words}", item.id.sql());
    Statement::new(sql, format!("{} {}", words.to_lowercase(), item.id), Lock::None)
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        EVENT_TRIGGER
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn is_there(&self) -> &'static str {
        "pg_event_trigger"
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("EVENT TRIGGER {}", item.id.sql())
    }

    fn create(&self, item: Item<'_>, context: &Context<'_>) -> Vec<Statement> {
        let facts: Facts = item.facts();
        let tags: Vec<String> = facts.tags.iter().map(|tag| quote_literal(tag)).collect();
        let when =
            if tags.is_empty() { String::new() } else { format!(" WHEN TAG IN ({})", tags.join(", ")) };
        let sql = format!(
            "CREATE EVENT TRIGGER {} ON {}{when} EXECUTE FUNCTION {}()",
            item.id.sql(),
            facts.event,
            facts.function
        );
        let mut statements = vec![Statement::new(sql, format!("create {}", item.id), Lock::None)];
        if facts.enabled != Enabled::Origin {
            let before = context.live(item.id).map(|live| live.facts::<Facts>().enabled);
            statements.push(facts.enabled.warned(set_enabled(item, facts.enabled), before, item));
        }
        statements
    }

    fn drop(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let sql = format!("DROP EVENT TRIGGER {}", item.id.sql());
        vec![Statement::new(sql, format!("drop {}", item.id), Lock::None)]
    }

    fn alter(&self, from: Item<'_>, to: Item<'_>, _: &Context<'_>) -> Alteration {
        let (was, is): (Facts, Facts) = (from.facts(), to.facts());
        let (before, after) = (was.enabled, is.enabled);
        if (Facts { enabled: after, ..was }) != is {
            return Alteration::Replace;
        }
        Alteration::in_place(vec![after.warned(set_enabled(to, after), Some(before), to)])
    }

    fn rename(&self, item: Item<'_>, to: &Ident) -> Option<Statement> {
        let sql = format!("ALTER EVENT TRIGGER {} RENAME TO {to}", item.id.sql());
        Some(Statement::new(sql, format!("rename {} to {to}", item.id), Lock::None))
    }

    /// What is said of new objects is said before, too.
    fn needs(&self, item: Item<'_>) -> Vec<Id> {
        item.side.of_kind(DEFAULT_PRIVILEGE).map(|(id, _)| id.clone()).collect()
    }

    fn has_owner(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::EVENT_TRIGGER;
    use crate::kinds::testing::alteration;

    #[test]
    fn only_its_state_changes_in_place() {
        let facts = |more: &str| format!(r#"{{"event":"sql_drop","function":"public.f"{more}}}"#);
        let altered = |more: &str| alteration(EVENT_TRIGGER, &facts(""), &facts(more));
        assert_eq!(altered(r#","enabled":"A""#), "ALTER EVENT TRIGGER public.x ENABLE ALWAYS");
        assert_eq!(altered(r#","tags":["DROP TABLE"]"#), "replace");
        assert_eq!(altered(r#","tags":["DROP TABLE"],"enabled":"A""#), "replace");
    }
}
