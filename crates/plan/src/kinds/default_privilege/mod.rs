//! The privileges that new objects have (manual, `ALTER DEFAULT PRIVILEGES`).
//!
//! There is an object for each grantee whose privileges are not those that PostgreSQL gives by itself; where nobody wants
//! one, these are given back. The kind is the last of all: what a plan makes does not get what the same plan says of new
//! objects.

#[cfg(test)]
mod tests;

use crate::context::Context;
use crate::hazard::{Hazard, HazardKind};
use crate::kinds::schema;
use crate::rules::{Alteration, Item, Rules};
use crate::satellites::{ByDefault, Objects};
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Grantee, Id, Kind};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The kind.
pub const DEFAULT_PRIVILEGE: Kind = Kind::new("default privilege");

/// The rules of the kind.
pub struct Rule;

/// Their names, and whether each is `WITH GRANT OPTION`.
type Privileges = BTreeMap<String, bool>;

#[derive(Debug, Deserialize)]
struct Facts {
    privileges: Privileges,
}

/// Of what and of whom the identity speaks.
#[derive(Debug, Deserialize)]
struct Aside {
    objects: Objects,
    grantee: Grantee,
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        DEFAULT_PRIVILEGE
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn is_there(&self) -> &'static str {
        "pg_default_acl"
    }

    fn address(&self, item: Item<'_>) -> String {
        let place = item.id.namespace().map_or(String::new(), |namespace| format!(" IN SCHEMA {namespace}"));
        format!("DEFAULT PRIVILEGES FOR ROLE {}{place}", item.id.last())
    }

    fn create(&self, item: Item<'_>, context: &Context<'_>) -> Vec<Statement> {
        self.change(item, &given(item, context), &item.facts::<Facts>().privileges)
    }

    fn drop(&self, item: Item<'_>, context: &Context<'_>) -> Vec<Statement> {
        let (old, new) = (item.facts::<Facts>().privileges, given(item, context));
        loosened(item, &old, &new, self.change(item, &old, &new))
    }

    fn alter(&self, from: Item<'_>, to: Item<'_>, _: &Context<'_>) -> Alteration {
        let (old, new): (Facts, Facts) = (from.facts(), to.facts());
        let changes = self.change(to, &old.privileges, &new.privileges);
        Alteration::in_place(loosened(to, &old.privileges, &new.privileges, changes))
    }

    fn needs(&self, item: Item<'_>) -> Vec<Id> {
        item.id.namespace().map(schema::id).into_iter().collect()
    }

    fn by_default(&self, item: Item<'_>) -> Option<ByDefault> {
        let Aside { objects, grantee } = item.aside();
        Some(ByDefault {
            role: item.id.last().clone(),
            namespace: item.id.namespace().cloned(),
            objects,
            grantee,
            privileges: item.facts::<Facts>().privileges,
        })
    }
}

impl Rule {
    /// The statements that make one of the other.
    fn change(&self, item: Item<'_>, old: &Privileges, new: &Privileges) -> Vec<Statement> {
        let Aside { objects, grantee } = item.aside();
        let who = match grantee {
            Grantee::Owner => item.id.last().to_string(),
            Grantee::Public => "PUBLIC".to_owned(),
            Grantee::Role(role) => role.to_string(),
        };
        let gone = old.keys().filter(|name| !new.contains_key(*name));
        let option = old.iter().filter(|(name, grantable)| **grantable && new.get(*name) == Some(&false));
        let more = |grantable: bool| {
            let wanted = new.iter().filter(move |(_, own)| **own == grantable);
            let is_new = |(name, own): &(&String, &bool)| old.get(*name).is_none_or(|had| **own && !had);
            wanted.filter(is_new).map(|(name, _)| name).collect()
        };
        let changes: [(&str, Vec<&String>, &str, &str); 4] = [
            ("REVOKE ", gone.collect(), "FROM", ""),
            ("REVOKE GRANT OPTION FOR ", option.map(|(name, _)| name).collect(), "FROM", ""),
            ("GRANT ", more(false), "TO", ""),
            ("GRANT ", more(true), "TO", " WITH GRANT OPTION"),
        ];
        let changes = changes.into_iter().filter(|(_, names, ..)| !names.is_empty());
        let statement = |(verb, names, to, tail): (&str, Vec<&String>, &str, &str)| {
            let names: Vec<&str> = names.into_iter().map(String::as_str).collect();
            let (names, objects) = (names.join(", "), objects.word());
            let sql = format!("ALTER {} {verb}{names} ON {objects} {to} {who}{tail}", self.address(item));
            Statement::new(sql, format!("alter {}", item.id), Lock::None)
        };
        changes.map(statement).collect()
    }
}

/// What there is where nothing is said: in one namespace, what is said of all.
fn given(item: Item<'_>, context: &Context<'_>) -> Privileges {
    let Aside { objects, grantee } = item.aside();
    match item.id.namespace() {
        Some(_) => Privileges::new(),
        None => objects.given(&grantee, context.major),
    }
}

/// Names the danger where everybody gets more than before.
fn loosened(item: Item<'_>, old: &Privileges, new: &Privileges, changes: Vec<Statement>) -> Vec<Statement> {
    let loosens =
        item.aside::<Aside>().grantee == Grantee::Public && new.keys().any(|name| !old.contains_key(name));
    let mark = |change: Statement| match loosens {
        true => change.hazard(Hazard::uncounted(
            HazardKind::GrantPublic,
            item.id.plain(),
            "everybody may use new objects",
            None,
        )),
        false => change,
    };
    changes.into_iter().map(mark).collect()
}
