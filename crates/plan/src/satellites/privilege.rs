//! Privileges (manual, "Privileges", `GRANT`, `REVOKE`).

use super::{Before, Terms};
use crate::context::Context;
use crate::hazard::{Hazard, HazardKind};
use crate::rules::Item;
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Grantee, Ident, Object, Privilege};
use std::collections::{BTreeMap, BTreeSet};

/// Whose privileges are compared. Those of the owner and of `PUBLIC` are where any are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Compared {
    /// Those of these roles; others are left as they are.
    Named(BTreeSet<Ident>),
    /// Everybody's.
    All,
    /// Nobody's.
    None,
}

impl Compared {
    fn includes(&self, grantee: &Grantee) -> bool {
        match (self, grantee) {
            (Self::None, _) => false,
            (Self::All, _) | (_, Grantee::Owner | Grantee::Public) => true,
            (Self::Named(roles), Grantee::Role(role)) => roles.contains(role),
        }
    }
}

/// What can be granted on an object.
#[derive(Clone, Debug)]
pub struct Grants {
    /// The object after `ON`: `TABLE public.t`.
    pub on: String,
    /// The column, where privileges are those of one.
    pub column: Option<Ident>,
    /// What its owner has by default: all there is.
    pub owner: &'static [&'static str],
    /// What `PUBLIC` has by default.
    pub public: &'static [&'static str],
}

impl Grants {
    /// On a whole object.
    pub fn on(
        on: impl Into<String>,
        owner: &'static [&'static str],
        public: &'static [&'static str],
    ) -> Self {
        Self { on: on.into(), column: None, owner, public }
    }

    /// What everybody has who was granted nothing.
    fn default_set(&self) -> BTreeSet<Privilege> {
        let given = |grantee: Grantee| {
            move |privilege: &&str| Privilege {
                grantee: grantee.clone(),
                privilege: (*privilege).to_owned(),
                grantable: false,
            }
        };
        // A column has none of its own: its table's count.
        let owner = if self.column.is_some() { &[][..] } else { self.owner };
        let owner = owner.iter().map(given(Grantee::Owner));
        owner.chain(self.public.iter().map(given(Grantee::Public))).collect()
    }

    /// The privileges that a statement can name: those of a newer server are left out.
    fn of(&self, object: &Object) -> BTreeSet<Privilege> {
        match &object.satellites.privileges {
            Some(privileges) => privileges.clone(),
            None => self.default_set(),
        }
    }

    fn statement(&self, verb: Verb, who: &str, privileges: &[&Privilege], item: Item<'_>) -> Statement {
        let column = self.column.as_ref().map_or(String::new(), |column| format!(" ({column})"));
        let mut names: Vec<String> =
            privileges.iter().map(|one| format!("{}{column}", one.privilege)).collect();
        names.dedup();
        let names = names.join(", ");
        let (grantable, on) = (privileges.iter().any(|one| one.grantable), &self.on);
        let (sql, summary) = match verb {
            Verb::Grant => (
                format!(
                    "GRANT {names} ON {on} TO {who}{}",
                    if grantable { " WITH GRANT OPTION" } else { "" }
                ),
                format!("grant {names} on {} to {who}", item.id),
            ),
            Verb::Revoke => (
                format!("REVOKE {names} ON {on} FROM {who}"),
                format!("revoke {names} on {} from {who}", item.id),
            ),
        };
        Statement::new(sql, summary, Lock::None)
    }
}

#[derive(Clone, Copy)]
enum Verb {
    Grant,
    Revoke,
}

/// The statements that change what the roles have; what is granted to everybody on an object that stays is a hazard.
pub(super) fn statements(
    grants: &Grants,
    before: Before<'_>,
    to: Item<'_>,
    terms: &Terms,
    context: &Context<'_>,
) -> Vec<Statement> {
    let was = before.was().map_or_else(|| grants.default_set(), |item| grants.of(item.object));
    let has = before.kept().map_or_else(|| grants.default_set(), |item| grants.of(item.object));
    let compared = |one: &&Privilege| terms.privileges.includes(&one.grantee);
    let known = |one: &Privilege| context.major >= 17 || one.privilege != "MAINTAIN";
    let wanted: BTreeSet<Privilege> = match before.was() {
        Some(_) => {
            let kept = was.iter().filter(|one| !compared(one));
            grants.of(to.object).iter().filter(compared).chain(kept).cloned().collect()
        }
        None if terms.privileges == Compared::None => has.clone(),
        None => grants.of(to.object),
    };
    let mut statements = Vec::new();
    let owner = match before.kept().and_then(|item| item.object.satellites.owner.as_ref()) {
        Some(owner) => owner.to_string(),
        None => "CURRENT_USER".to_owned(),
    };
    for (verb, one, other) in [(Verb::Revoke, &has, &wanted), (Verb::Grant, &wanted, &has)] {
        let mut by_role: BTreeMap<(&Grantee, bool), Vec<&Privilege>> = BTreeMap::new();
        for privilege in one.difference(other).filter(|one| known(one)) {
            by_role.entry((&privilege.grantee, privilege.grantable)).or_default().push(privilege);
        }
        for ((grantee, _), privileges) in by_role {
            let who = match grantee {
                Grantee::Owner => owner.clone(),
                Grantee::Public => "PUBLIC".to_owned(),
                Grantee::Role(role) => role.to_string(),
            };
            let statement = grants.statement(verb, &who, &privileges, to);
            let loosens = matches!((verb, grantee), (Verb::Grant, Grantee::Public))
                && before.was().is_some()
                && privileges.iter().any(|one| !was.contains(*one));
            statements.push(match loosens {
                true => statement.hazard(Hazard::uncounted(
                    HazardKind::GrantPublic,
                    to.id.plain(),
                    "everybody may use it",
                    None,
                )),
                false => statement,
            });
        }
    }
    statements
}
