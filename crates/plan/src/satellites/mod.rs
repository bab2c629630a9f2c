//! What many kinds have beside their facts, one rule each: comment, owner, privileges, security label.

mod by_default;
mod change;
mod comment;
mod grants;
mod label;
mod owner;
mod privilege;
#[cfg(test)]
mod tests;

pub(crate) use by_default::by_default;
pub use by_default::{ByDefault, Objects};
pub use grants::Grants;
pub use privilege::Compared;

use crate::context::Context;
use crate::kinds::rules;
use crate::rules::{Item, Rules};
use crate::statement::Statement;
use hbm_db_catalog::{Catalog, Grantee, Ident};
use std::collections::BTreeSet;

/// Which satellites are compared.
#[derive(Clone, Debug)]
pub struct Terms {
    /// Whether owners are.
    pub owners: bool,
    /// Whose privileges are.
    pub privileges: Compared,
    /// The role that runs the plan: what it makes is its own.
    pub role: Ident,
}

impl Default for Terms {
    fn default() -> Self {
        Self { owners: false, privileges: Compared::Named(BTreeSet::new()), role: Ident::new("") }
    }
}

impl Terms {
    /// The roles that a desired state names in a privilege, anywhere.
    pub fn roles_named(desired: &Catalog) -> BTreeSet<Ident> {
        let privileges = desired.objects.values().filter_map(|one| one.satellites.privileges.as_ref());
        let grantees = privileges.flatten().map(|one| one.grantee.clone());
        let by_default = by_default(desired).into_iter().map(|(_, one)| one.grantee);
        let roles = grantees.chain(by_default).filter_map(|grantee| match grantee {
            Grantee::Role(role) => Some(role),
            Grantee::Owner | Grantee::Public => None,
        });
        roles.collect()
    }

    /// Whether an object is compared: one that says what somebody has by default is where the privileges of that one are, as
    /// they are of everybody whom the desired state names.
    pub(crate) fn compares(&self, item: Item<'_>, is_named: bool) -> bool {
        let by_default = rules(item.id.kind()).by_default(item);
        by_default.is_none_or(|one| match self.privileges {
            Compared::None => false,
            _ => is_named || self.privileges.includes(&one.grantee),
        })
    }
}

/// What an object has before its satellites are set.
#[derive(Clone, Copy)]
pub(crate) enum Before<'a> {
    /// It was just made, and is new.
    Nothing,
    /// It was just made again.
    Replaced(Item<'a>),
    /// It stays.
    Kept(Item<'a>),
}

impl<'a> Before<'a> {
    /// The object as it is, where it has its satellites still.
    fn kept(self) -> Option<Item<'a>> {
        match self {
            Self::Kept(item) => Some(item),
            Self::Nothing | Self::Replaced(_) => None,
        }
    }

    /// The object as it was.
    fn was(self) -> Option<Item<'a>> {
        match self {
            Self::Kept(item) | Self::Replaced(item) => Some(item),
            Self::Nothing => None,
        }
    }
}

/// The statements that give an object the satellites that it is to have.
pub(crate) fn statements(
    rules: &dyn Rules,
    before: Before<'_>,
    to: Item<'_>,
    terms: &Terms,
    context: &Context<'_>,
) -> Vec<Statement> {
    let address = rules.address(to);
    let mut statements = Vec::new();
    let is_brought = rules.brings_its_comment() && to.object.satellites.comment.is_none();
    match before {
        Before::Nothing if is_brought && rules.is_without_its_comment(to) => {
            statements.push(comment::none(&address, to));
        }
        _ if is_brought => {}
        _ => statements.extend(comment::statement(&address, before, to)),
    }
    statements.extend(label::statements(&address, before, to));
    if rules.has_owner() {
        statements.extend(owner::statement(rules, before, to, terms));
    }
    let are_initial = |item: Item<'_>| rules.has_initial_privileges(item);
    let initial = are_initial(to) && before.was().is_some_and(are_initial);
    if let Some(grants) = rules.grants(to).filter(|_| !initial) {
        statements.extend(privilege::statements(&grants, before, to, terms, context));
    }
    statements
}
