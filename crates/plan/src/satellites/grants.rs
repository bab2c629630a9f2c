//! What can be granted on an object, and the statements that do.

use super::change::Verb;
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Grantee, Id, Ident, Object, Privilege};
use std::collections::BTreeSet;

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
    pub(super) fn default_set(&self) -> BTreeSet<Privilege> {
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

    /// The privileges on an object.
    pub(super) fn of(&self, object: &Object) -> BTreeSet<Privilege> {
        match &object.satellites.privileges {
            Some(privileges) => privileges.clone(),
            None => self.default_set(),
        }
    }

    pub(super) fn statement(&self, verb: Verb, who: &str, privileges: &[String], id: &Id) -> Statement {
        let column = self.column.as_ref().map_or(String::new(), |column| format!(" ({column})"));
        let names: Vec<String> = privileges.iter().map(|privilege| format!("{privilege}{column}")).collect();
        let (names, on) = (names.join(", "), &self.on);
        let grant = |tail: &str| {
            (format!("GRANT {names} ON {on} TO {who}{tail}"), format!("grant {names} on {id} to {who}"))
        };
        let revoke = |of: &str, tail: &str| {
            (
                format!("REVOKE {of}{names} ON {on} FROM {who}{tail}"),
                format!("revoke {}{names} on {id} from {who}", of.to_lowercase()),
            )
        };
        let (sql, summary) = match verb {
            Verb::Grant => grant(""),
            Verb::GrantWithOption => grant(" WITH GRANT OPTION"),
            Verb::Revoke => revoke("", ""),
            Verb::RevokeCascade => revoke("", " CASCADE"),
            Verb::RevokeOption => revoke("GRANT OPTION FOR ", " CASCADE"),
        };
        Statement::new(sql, summary, Lock::None)
    }
}
