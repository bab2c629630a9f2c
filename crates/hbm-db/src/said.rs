//! What a plan is made with besides the two catalogs.

use crate::catalog::{Catalog, Id, Ident};
use crate::db::Session;
use crate::error::Error;
use crate::plan::{Compared, Consent, Cycle, For, Rename, Terms};
use std::collections::BTreeMap;

/// What a push is told besides the schema.
#[derive(Clone, Debug, Default)]
pub(crate) struct Said {
    /// Renames.
    pub(crate) renames: Vec<Rename>,
    /// What may be lost.
    pub(crate) accepted: Vec<Consent>,
    /// What becomes of the values of columns whose type changes.
    pub(crate) using: BTreeMap<Id, String>,
    /// Whether owners are compared.
    pub(crate) owners: bool,
    /// Whose privileges are compared, where that is not those whom the desired state names.
    pub(crate) privileges: Option<Compared>,
    /// Whether everything goes that nobody names.
    pub(crate) whole: bool,
    /// Whether it is not known which role runs the plan, as where a migration is written and proven by another one.
    pub(crate) by_anybody: bool,
}

impl Said {
    /// Nothing but renames and consents.
    pub(crate) fn of(renames: &[Rename], accepted: &[Consent]) -> Self {
        Self { renames: renames.to_vec(), accepted: accepted.to_vec(), ..Self::default() }
    }

    /// The database a plan is for, and how it is compared.
    pub(crate) fn made_for(&self, session: &Session, live: &Catalog, desired: &Catalog) -> For {
        let named = || Compared::Named(Terms::roles_named(desired));
        For {
            database: session.server.database.clone(),
            server_version: session.server.version,
            before: live.fingerprint(),
            terms: Terms {
                owners: self.owners,
                privileges: self.privileges.clone().unwrap_or_else(named),
                role: Ident::new(if self.by_anybody { "" } else { &session.server.user }),
            },
            accepted: self.accepted.clone(),
            whole: self.whole,
            using: self.using.clone(),
        }
    }
}

/// The error of a plan that has no order.
pub(crate) fn of_cycle(cycle: &Cycle) -> Error {
    Error::bug("the plan has no order: these steps wait for each other").detail(cycle.to_string())
}
