//! Privileges (manual, "Privileges", `GRANT`, `REVOKE`).

use super::change::{Change, Held, Verb};
use super::grants::Grants;
use super::{Before, Terms, by_default, owner};
use crate::context::Context;
use crate::hazard::{Hazard, HazardKind};
use crate::kinds::rules;
use crate::rules::Item;
use crate::statement::Statement;
use hbm_db_catalog::{Grantee, Id, Ident, Privilege};
use std::collections::BTreeSet;

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
    /// Whether those of a grantee are compared.
    pub(crate) fn includes(&self, grantee: &Grantee) -> bool {
        match (self, grantee) {
            (Self::None, _) => false,
            (Self::All, _) | (_, Grantee::Owner | Grantee::Public) => true,
            (Self::Named(roles), Grantee::Role(role)) => roles.contains(role),
        }
    }
}

/// The statements that change what the roles have; what is granted to everybody on an object that stays is a hazard.
///
/// They run when the object has the owner that it is to have.
pub(super) fn statements(
    grants: &Grants,
    before: Before<'_>,
    to: Item<'_>,
    terms: &Terms,
    context: &Context<'_>,
) -> Vec<Statement> {
    let owner = owner::after(before, to, terms);
    let known = |one: &Privilege| context.major >= 17 || one.privilege != "MAINTAIN";
    let held =
        |privileges: BTreeSet<Privilege>| Held::of(privileges.into_iter().filter(known), owner.as_ref());
    let was = held(before.was().map_or_else(|| grants.default_set(), |item| grants.of(item.object)));
    let has = match before.kept() {
        Some(item) => held(grants.of(item.object)),
        None => held(of_new(grants, to, terms, context)),
    };
    let compared = |grantee: &Grantee| terms.privileges.includes(grantee);
    let left = if before.was().is_some() { was.clone() } else { has.clone() };
    let left = left.only(|grantee| !compared(grantee));
    let wanted = match (before.was(), &terms.privileges) {
        (Some(_), _) => held(grants.of(to.object)).only(compared).with(left),
        (None, Compared::None) => left,
        (None, _) => held(grants.of(to.object)).with(left),
    };
    let change = Change::between(&has, &wanted);
    let (revokes, gifts): (Vec<_>, Vec<_>) =
        change.statements.iter().partition(|((verb, _), _)| *verb < Verb::Grant);
    let statement = |((verb, grantee), names): (&(Verb, Grantee), &Vec<String>)| {
        let statement = grants.statement(*verb, &who(grantee, owner.as_ref()), names, to.id);
        let more = *verb >= Verb::Grant && names.iter().any(|name| !was.has(grantee, name));
        match *grantee == Grantee::Public && before.was().is_some() && more {
            true => statement.hazard(loosened(to.id)),
            false => statement,
        }
    };
    let mut statements: Vec<Statement> = revokes.into_iter().map(statement).collect();
    if before.kept().is_some() && !statements.is_empty() {
        statements.extend(again_on_parts(&change, to.id, context));
    }
    statements.extend(gifts.into_iter().map(statement));
    statements
}

fn loosened(id: &Id) -> Hazard {
    Hazard::uncounted(HazardKind::GrantPublic, id.plain(), "everybody may use it", None)
}

fn who(grantee: &Grantee, owner: Option<&Ident>) -> String {
    match (grantee, owner) {
        (Grantee::Owner, Some(owner)) => owner.to_string(),
        (Grantee::Owner, None) => "CURRENT_USER".to_owned(),
        (Grantee::Public, _) => "PUBLIC".to_owned(),
        (Grantee::Role(role), _) => role.to_string(),
    }
}

/// What an object has that was just made.
fn of_new(grants: &Grants, to: Item<'_>, terms: &Terms, context: &Context<'_>) -> BTreeSet<Privilege> {
    let given = grants.default_set();
    match grants.column {
        Some(_) => given,
        None => by_default::of_new(&grants.on, to.id.namespace(), &terms.role, given, context),
    }
}

/// What is revoked on a table is revoked on its columns, too (manual, `REVOKE`): those that stay get back what they had.
fn again_on_parts(change: &Change, id: &Id, context: &Context<'_>) -> Vec<Statement> {
    let mut statements = Vec::new();
    for part in context.dependents(id).filter(|part| !context.drops(part)) {
        let Some(item) = context.live(part) else { continue };
        let (true, Some(privileges)) =
            (item.object.parent.as_ref() == Some(id), &item.object.satellites.privileges)
        else {
            continue;
        };
        let Some(grants) = rules(part.kind()).grants(item).filter(|grants| grants.column.is_some()) else {
            continue;
        };
        for one in privileges.iter().filter(|one| change.takes_along(one)) {
            let verb = if one.grantable { Verb::GrantWithOption } else { Verb::Grant };
            let names = [one.privilege.clone()];
            statements.push(grants.statement(verb, &who(&one.grantee, None), &names, part));
        }
    }
    statements
}
