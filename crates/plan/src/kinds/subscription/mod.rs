//! Subscriptions (manual, `CREATE SUBSCRIPTION`, `ALTER SUBSCRIPTION`).
//!
//! How one connects is a secret that no catalog keeps, and whether it runs is nobody's definition: one is made without a
//! connection, and does not run before it is given one and enabled.

use crate::context::Context;
use crate::rules::{Alteration, Item, Rules, Taken};
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Ident, Kind, quote_literal};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The kind.
pub const SUBSCRIPTION: Kind = Kind::new("subscription");

/// The rules of the kind.
pub struct Rule;

/// What a subscription is.
#[derive(Debug, Deserialize)]
struct Facts {
    /// The publications, by name.
    publications: Vec<Ident>,
    /// The parameters that are not as they usually are.
    #[serde(default)]
    options: BTreeMap<String, String>,
}

/// What makes no difference.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Aside {
    /// The publications in the order in which they were given, where there are several.
    publications: Option<Vec<Ident>>,
}

/// The publications, as they were given.
fn publications(item: Item<'_>) -> String {
    let names = item.aside::<Aside>().publications.unwrap_or_else(|| item.facts::<Facts>().publications);
    names.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// What the parameters usually are. Whether changes are streamed depends on the server, and is always said.
const USUAL: [(&str, &str); 9] = [
    ("binary", "false"),
    ("disable_on_error", "false"),
    ("failover", "false"),
    ("origin", "any"),
    ("password_required", "true"),
    ("run_as_owner", "false"),
    ("streaming", "false"),
    ("synchronous_commit", "off"),
    ("two_phase", "false"),
];

/// What cannot be set in a transaction, or not at all once it is made.
const FIXED: [&str; 2] = ["failover", "two_phase"];

impl Facts {
    fn option(&self, name: &str) -> &str {
        let usual = USUAL.iter().find(|(own, _)| *own == name).map_or("", |(_, value)| value);
        self.options.get(name).map_or(usual, String::as_str)
    }

    /// The parameters that are other than those.
    fn changed<'a>(&'a self, old: &'a Self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let names: std::collections::BTreeSet<&String> =
            self.options.keys().chain(old.options.keys()).collect();
        names
            .into_iter()
            .map(|name| (name.as_str(), self.option(name)))
            .filter(|(name, value)| old.option(name) != *value)
    }
}

/// A parameter as it is written; a slot that there is not has a word of its own.
fn assignment((name, value): (&str, &str)) -> String {
    match (name, value) {
        ("slot_name", "NONE") => "slot_name = NONE".to_owned(),
        _ => format!("{name} = {}", quote_literal(value)),
    }
}

fn altered(item: Item<'_>, what: &str) -> Statement {
    let sql = format!("ALTER SUBSCRIPTION {} {what}", item.id.sql());
    Statement::new(sql, format!("alter {}", item.id), Lock::None)
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        SUBSCRIPTION
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn is_there(&self) -> &'static str {
        "pg_stat_subscription"
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("SUBSCRIPTION {}", item.id.sql())
    }

    fn create(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let facts: Facts = item.facts();
        let options = facts.options.iter().map(|(name, value)| assignment((name, value)));
        let options: Vec<String> = std::iter::once("connect = false".to_owned()).chain(options).collect();
        let (name, publications) = (item.id.sql(), publications(item));
        let sql = format!(
            "CREATE SUBSCRIPTION {name} CONNECTION '' PUBLICATION {publications} WITH ({})",
            options.join(", ")
        );
        let summary = format!("create {}, not enabled and without its connection", item.id);
        vec![Statement::new(sql, summary, Lock::None)]
    }

    /// Its slot on the other server stays: this one is not asked to go there.
    fn drop(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let sql = format!("DROP SUBSCRIPTION {}", item.id.sql());
        vec![
            altered(item, "DISABLE"),
            altered(item, "SET (slot_name = NONE)"),
            Statement::new(sql, format!("drop {}; its slot stays", item.id), Lock::None),
        ]
    }

    /// Which tables it has is not asked of the other server.
    fn alter(&self, from: Item<'_>, to: Item<'_>, _: &Context<'_>) -> Alteration {
        let (old, new): (Facts, Facts) = (from.facts(), to.facts());
        let changed: Vec<(&str, &str)> = new.changed(&old).collect();
        if let Some((name, _)) = changed.iter().find(|(name, _)| FIXED.contains(name)) {
            return Alteration::Refuse(format!("{name} of {} cannot be changed in a transaction", to.id));
        }
        let mut statements = Vec::new();
        if old.publications != new.publications {
            let publications = publications(to);
            statements.push(altered(to, &format!("SET PUBLICATION {publications} WITH (refresh = false)")));
        }
        if !changed.is_empty() {
            let set: Vec<String> = changed.into_iter().map(assignment).collect();
            statements.push(altered(to, &format!("SET ({})", set.join(", "))));
        }
        Alteration::in_place(statements)
    }

    fn rename(&self, item: Item<'_>, to: &Ident) -> Option<Statement> {
        let sql = format!("ALTER SUBSCRIPTION {} RENAME TO {to}", item.id.sql());
        Some(Statement::new(sql, format!("rename {} to {to}", item.id), Lock::None))
    }

    fn takes(&self, item: Item<'_>) -> Vec<Taken> {
        vec![Taken { among: "subscription", name: item.id.sql() }]
    }

    /// What it has received would be received again.
    fn is_replaceable(&self, _: Item<'_>) -> bool {
        false
    }

    fn has_owner(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kinds::view::sample::{catalog, plan, sql};
    use hbm_db_catalog::Catalog;

    fn subscription(facts: &str) -> Catalog {
        catalog(&[(SUBSCRIPTION, &["s"], facts)])
    }

    const ONE: &str = r#"{"publications":["B","a"],"options":{"slot_name":"NONE","binary":"true"}}"#;

    #[test]
    fn is_made_without_its_connection() {
        assert_eq!(
            sql(&catalog(&[]), &subscription(ONE)),
            ["CREATE SUBSCRIPTION s CONNECTION '' PUBLICATION \"B\", a \
             WITH (connect = false, binary = 'true', slot_name = NONE)"]
        );
    }

    #[test]
    fn changes_where_it_is() {
        let other = r#"{"publications":["a"],"options":{"slot_name":"s","origin":"none"}}"#;
        assert_eq!(
            sql(&subscription(ONE), &subscription(other)),
            [
                "ALTER SUBSCRIPTION s SET PUBLICATION a WITH (refresh = false)",
                "ALTER SUBSCRIPTION s SET (binary = 'false', origin = 'none', slot_name = 's')",
            ]
        );
        let failing =
            r#"{"publications":["B","a"],"options":{"slot_name":"NONE","binary":"true","failover":"true"}}"#;
        assert_eq!(plan(&subscription(ONE), &subscription(failing)), []);
    }
}
