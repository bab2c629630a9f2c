//! Operators (manual, "User-Defined Operators", `CREATE OPERATOR`, `ALTER OPERATOR`).
//!
//! Two operators that are each other's commutator or negator need no order: PostgreSQL takes a name that is not yet an
//! operator, and whichever is made later is linked both ways. It takes links back where the other one is dropped.

use crate::context::Context;
use crate::kinds::definition::Definition;
use crate::rules::{Alteration, Item, Rules, Taken};
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Id, Ident, Kind};
use serde::Deserialize;

/// The kind.
pub const OPERATOR: Kind = Kind::new("operator");

/// The rules of the kind.
pub struct Rule;

/// What an operator is.
#[derive(Clone, Debug, PartialEq, Deserialize)]
struct Facts {
    function: String,
    /// None of a prefix operator.
    left: Option<String>,
    right: String,
    commutator: Option<Link>,
    negator: Option<Link>,
    restrict: Option<String>,
    join: Option<String>,
    #[serde(default)]
    hashes: bool,
    #[serde(default)]
    merges: bool,
}

/// Another operator, by its namespace and name.
#[derive(Clone, Debug, PartialEq, Deserialize)]
struct Link(Ident, String);

impl Link {
    fn sql(&self) -> String {
        format!("OPERATOR({}.{})", self.0, self.1)
    }

    fn id(&self, left: &str, right: &str) -> Id {
        Id::signed(OPERATOR, [self.0.clone(), Ident::new(&self.1)], format!("({left}, {right})"))
    }
}

impl Facts {
    fn commutator_id(&self) -> Option<Id> {
        Some(self.commutator.as_ref()?.id(&self.right, self.left.as_deref()?))
    }

    fn negator_id(&self) -> Option<Id> {
        Some(self.negator.as_ref()?.id(self.left.as_deref().unwrap_or("NONE"), &self.right))
    }

    fn definition(&self) -> Definition {
        Definition::default()
            .with("FUNCTION", &self.function)
            .with_any("LEFTARG", self.left.as_ref())
            .with("RIGHTARG", &self.right)
            .with_any("COMMUTATOR", self.commutator.as_ref().map(Link::sql))
            .with_any("NEGATOR", self.negator.as_ref().map(Link::sql))
            .with_any("RESTRICT", self.restrict.as_ref())
            .with_any("JOIN", self.join.as_ref())
            .with_flag("HASHES", self.hashes)
            .with_flag("MERGES", self.merges)
    }
}

/// What becomes of a link.
enum Change {
    /// Nothing has to be done.
    Comes,
    /// It is set, where the server can.
    Set,
    /// It cannot be changed.
    Refused,
}

/// A link comes with the operator that it leads to, and goes with it.
fn link(old: Option<Id>, new: Option<Id>, context: &Context<'_>) -> Change {
    match (old, new) {
        (old, new) if old == new => Change::Comes,
        (None, Some(new)) if context.creates(&new) => Change::Comes,
        (None, Some(_)) => Change::Set,
        (Some(old), None) if context.drops(&old) && !context.creates(&old) => Change::Comes,
        _ => Change::Refused,
    }
}

/// What `ALTER OPERATOR` sets; none where PostgreSQL refuses it. From 17 on it takes links, HASHES and MERGES, too, where
/// they were not there.
fn changed(old: &Facts, new: &Facts, context: &Context<'_>) -> Option<Definition> {
    let mut set = Definition::default();
    let mut newer = Definition::default();
    for (option, old, new) in
        [("RESTRICT", &old.restrict, &new.restrict), ("JOIN", &old.join, &new.join)]
    {
        if old != new {
            set = set.with(option, new.as_deref().unwrap_or("NONE"));
        }
    }
    let links = [
        ("COMMUTATOR", &new.commutator, link(old.commutator_id(), new.commutator_id(), context)),
        ("NEGATOR", &new.negator, link(old.negator_id(), new.negator_id(), context)),
    ];
    for (option, new, change) in links {
        match change {
            Change::Comes => {}
            Change::Set => newer = newer.with_any(option, new.as_ref().map(Link::sql)),
            Change::Refused => return None,
        }
    }
    for (option, old, new) in [("HASHES", old.hashes, new.hashes), ("MERGES", old.merges, new.merges)] {
        match (old, new) {
            (false, true) => newer = newer.with_flag(option, true),
            (true, false) => return None,
            _ => {}
        }
    }
    match newer.is_empty() || context.major >= 17 {
        true => Some(set.and(newer)),
        false => None,
    }
}

/// The operator as SQL names it: its name is never quoted.
fn named(item: Item<'_>) -> String {
    let name = item.name();
    format!("{}.{}", name.namespace, name.name.as_str())
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        OPERATOR
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn is_there(&self) -> &'static str {
        "pg_operator o where o.oid >= 16384"
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("OPERATOR {} {}", named(item), item.id.signature())
    }

    fn create(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let definition = item.facts::<Facts>().definition().sql();
        let sql = format!("CREATE OPERATOR {} {definition}", named(item));
        vec![Statement::new(sql, format!("create {}", item.id), Lock::None)]
    }

    fn drop(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let sql = format!("DROP {}", self.address(item));
        vec![Statement::new(sql, format!("drop {}", item.id), Lock::None)]
    }

    fn alter(&self, from: Item<'_>, to: Item<'_>, context: &Context<'_>) -> Alteration {
        let (old, new): (Facts, Facts) = (from.facts(), to.facts());
        if old.function != new.function {
            return Alteration::Replace;
        }
        let Some(changed) = changed(&old, &new, context) else { return Alteration::Replace };
        if changed.is_empty() {
            return Alteration::in_place(Vec::new());
        }
        let sql = format!("ALTER {} SET {}", self.address(to), changed.sql());
        Alteration::in_place(vec![Statement::new(sql, format!("alter {}", to.id), Lock::None)])
    }

    fn takes(&self, item: Item<'_>) -> Vec<Taken> {
        vec![Taken { among: "operator", name: item.id.sql() }]
    }

    fn has_owner(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kinds::testing::alteration_on;

    #[test]
    fn estimators_are_set_in_place_and_links_from_17_on() {
        let bare = r#"{"function":"f","left":"a","right":"b"}"#;
        let estimated = r#"{"function":"f","left":"a","right":"b","restrict":"eqsel"}"#;
        let linked = r#"{"function":"f","left":"a","right":"b","negator":["public","<>"],"hashes":true}"#;
        let set = "ALTER OPERATOR public.x (a, b) SET ";
        for (from, to, before, since) in [
            (bare, estimated, "(RESTRICT = eqsel)", "(RESTRICT = eqsel)"),
            (estimated, bare, "(RESTRICT = NONE)", "(RESTRICT = NONE)"),
            (bare, linked, "replace", "(NEGATOR = OPERATOR(public.<>), HASHES)"),
            (linked, bare, "replace", "replace"),
        ] {
            for (major, expected) in [(16, before), (17, since)] {
                let expected =
                    if expected == "replace" { expected.to_owned() } else { format!("{set}{expected}") };
                assert_eq!(alteration_on(major, (OPERATOR, "(a, b)"), from, to), expected);
            }
        }
    }
}
