//! What is revoked and granted to get from some privileges to others.

use hbm_db_catalog::{Grantee, Ident, Privilege};
use std::collections::{BTreeMap, BTreeSet};

/// Who has what, and whether it is `WITH GRANT OPTION`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Held(BTreeMap<(Grantee, String), bool>);

impl Held {
    /// The privileges as they are of an object with this owner, who has every grant option anyway.
    pub(super) fn of(privileges: impl IntoIterator<Item = Privilege>, owner: Option<&Ident>) -> Self {
        let mut held = Self::default();
        for Privilege { grantee, privilege, grantable } in privileges {
            let grantee = match grantee {
                Grantee::Role(role) if owner == Some(&role) => Grantee::Owner,
                grantee => grantee,
            };
            let option = grantable && grantee != Grantee::Owner;
            *held.0.entry((grantee, privilege)).or_default() |= option;
        }
        held
    }

    /// Those of some grantees.
    #[must_use]
    pub(super) fn only(mut self, of: impl Fn(&Grantee) -> bool) -> Self {
        self.0.retain(|(grantee, _), _| of(grantee));
        self
    }

    /// Those of both.
    #[must_use]
    pub(super) fn with(mut self, others: Self) -> Self {
        for (key, option) in others.0 {
            *self.0.entry(key).or_default() |= option;
        }
        self
    }

    pub(super) fn has(&self, grantee: &Grantee, privilege: &str) -> bool {
        self.0.contains_key(&(grantee.clone(), privilege.to_owned()))
    }

    fn option(&self, key: &(Grantee, String)) -> Option<bool> {
        self.0.get(key).copied()
    }
}

/// A statement on privileges.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Verb {
    /// What was granted on with the option goes, too.
    RevokeOption,
    Revoke,
    /// With what was granted on.
    RevokeCascade,
    Grant,
    GrantWithOption,
}

/// What changes.
#[derive(Debug, Default)]
pub(super) struct Change {
    /// What is done to whom, and the privileges, in the order in which it works.
    pub(super) statements: BTreeMap<(Verb, Grantee), Vec<String>>,
    /// Privileges that are revoked with whatever was granted on. Who granted something is not known: all that is to stay is
    /// granted again.
    chained: BTreeSet<String>,
}

impl Change {
    pub(super) fn between(has: &Held, wanted: &Held) -> Self {
        let mut change = Self { chained: chained(has, wanted), ..Self::default() };
        for (key, option) in &has.0 {
            let is_chained = change.chained.contains(&key.1);
            match wanted.option(key) {
                None if is_chained => change.add(Verb::RevokeCascade, key),
                None => change.add(Verb::Revoke, key),
                Some(_) if *option && is_chained => change.add(Verb::RevokeOption, key),
                Some(_) => {}
            }
        }
        for (key, option) in &wanted.0 {
            let again = change.chained.contains(&key.1) && key.0 != Grantee::Owner;
            if again || has.option(key).is_none_or(|had| *option && !had) {
                change.add(if *option { Verb::GrantWithOption } else { Verb::Grant }, key);
            }
        }
        change
    }

    fn add(&mut self, verb: Verb, (grantee, privilege): &(Grantee, String)) {
        self.statements.entry((verb, grantee.clone())).or_default().push(privilege.clone());
    }

    /// What of others goes along: a privilege on a table that is revoked is revoked on its columns.
    pub(super) fn takes_along(&self, one: &Privilege) -> bool {
        let names = |verb: Verb| self.statements.get(&(verb, one.grantee.clone())).into_iter().flatten();
        self.chained.contains(&one.privilege) || names(Verb::Revoke).any(|name| *name == one.privilege)
    }
}

/// What somebody may have granted on, and is to lose with somebody.
fn chained(has: &Held, wanted: &Held) -> BTreeSet<String> {
    let goes = |(key, option): &(&(Grantee, String), &bool)| match wanted.option(key) {
        None => true,
        Some(stays) => **option && !stays,
    };
    let gone: BTreeSet<&String> = has.0.iter().filter(goes).map(|((_, privilege), _)| privilege).collect();
    let granted_on = has.0.iter().filter(|(_, option)| **option).map(|((_, privilege), _)| privilege);
    granted_on.filter(|privilege| gone.contains(privilege)).cloned().collect()
}
