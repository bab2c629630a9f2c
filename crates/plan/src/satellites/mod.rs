//! What many kinds have beside their facts, one rule each: comment, owner, privileges, security label.

mod comment;
mod label;
mod owner;
mod privilege;

pub use privilege::{Compared, Grants};

use crate::context::Context;
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
        let roles = privileges.flatten().filter_map(|one| match &one.grantee {
            Grantee::Role(role) => Some(role.clone()),
            Grantee::Owner | Grantee::Public => None,
        });
        roles.collect()
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
    if rules.has_owner() {
        statements.extend(owner::statement(&address, before, to, terms));
    }
    statements.extend(comment::statement(&address, before, to));
    statements.extend(label::statements(&address, before, to));
    if let Some(grants) = rules.grants(to) {
        statements.extend(privilege::statements(&grants, before, to, terms, context));
    }
    statements
}
