//! [`Change`]s → [`Plan`]: the statements, in an order that works, with their locks and hazards.
//!
//! `rules/<kind>.rs` is the only place where DDL is written; this module decides what runs and when.

mod conflict;
mod flush;
mod hazard;
mod locks;
mod phase;
mod rules;
mod statement;

pub(crate) use flush::flush_along;
pub use flush::{Existing, ExistingKind, Inventory, flush};
pub use hazard::{Consent, Hazard, HazardKind, Unknown};
pub(crate) use rules::{allow_login, create_role, drop_namespace, privileges, retype_hazard, set_password};
pub use statement::{Lock, Statement};

use crate::catalog::{Catalog, Fingerprint, Ident, Object, ObjectId, Unmodeled};
use crate::diff::{Change, compare};
use conflict::Conflicts;
use phase::Step;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashSet};

/// What has to be done to a database, as a value: it can be printed, stored, compared and applied later.
///
/// In JSON this is the documented form of `push --output`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Version of this form: 2.
    pub format: u32,
    /// The database it was made for.
    pub database: String,
    /// `server_version_num` of its server.
    pub server_version: u32,
    /// The namespaces it manages.
    pub namespaces: BTreeSet<Ident>,
    /// Fingerprint of the database it was made for.
    pub before: Fingerprint,
    /// Fingerprint of the database after it.
    pub after: Fingerprint,
    /// Rules that the rows of a table that stays need not keep any more: keys and checks that go.
    pub loosened: Vec<String>,
    /// About how many locks its transaction takes, at the least.
    #[serde(default)]
    pub locks: usize,
    /// What to run, in order.
    pub statements: Vec<Statement>,
    /// Objects of the database that are not modelled: left as they are.
    pub unmodeled: BTreeSet<Unmodeled>,
    /// Objects the desired state declares and this plan cannot create, because they are not modelled.
    pub undeliverable: BTreeSet<Unmodeled>,
    /// What stands in the way of applying it, one sentence each: it would drop a table and not make what is to take its
    /// place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conflicts: Vec<String>,
    /// A digest of all the rest, where the plan is kept in a file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<Fingerprint>,
}

/// The version of the stored form of a plan.
pub const FORMAT: u32 = 2;

impl Plan {
    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.statements.is_empty() && self.conflicts.is_empty()
    }

    /// The same with its digest, to be kept.
    #[must_use]
    pub fn sealed(mut self) -> Self {
        self.digest = None;
        let text = serde_json::to_string(&self).expect("a plan is JSON");
        self.digest = Some(Fingerprint::of_text(&text));
        self
    }

    /// Whether it is as it was when it was sealed.
    pub fn is_as_sealed(&self) -> bool {
        self.digest.is_some() && self.clone().sealed().digest == self.digest
    }

    /// How many differences there are: statements, and objects that no statement makes.
    pub fn differences(&self) -> usize {
        self.statements.len() + self.conflicts.len() + self.undeliverable.len()
    }

    /// What the plan leaves undone because it is not modelled, for people: not created, or not changed where it is there and
    /// defined otherwise.
    pub fn left_undone(&self) -> impl Iterator<Item = String> {
        self.undeliverable.iter().map(|wanted| {
            let is_there =
                self.unmodeled.iter().any(|one| (&one.kind, &one.name) == (&wanted.kind, &wanted.name));
            format!("not modelled, so not {}: {wanted}", if is_there { "changed" } else { "created" })
        })
    }

    /// Whether the database is as it should be once the plan has run: nothing is left that the plan cannot make.
    pub fn is_in_step_after(&self) -> bool {
        self.undeliverable.is_empty()
    }

    /// The hazards that have to be named, in the order of the statements; in a protected database there are more of them.
    pub fn hazards(&self, protected: bool) -> impl Iterator<Item = &Hazard> {
        self.statements
            .iter()
            .flat_map(|statement| statement.hazards.iter())
            .filter(move |hazard| hazard.needs_consent(protected))
    }
}

/// Which database a plan is for.
#[derive(Clone, Debug)]
pub struct For {
    /// Its name.
    pub database: String,
    /// `server_version_num` of its server.
    pub server_version: u32,
    /// Its fingerprint before any rename.
    pub before: Fingerprint,
}

/// Plans the way from `live` to `desired`. `renames` were done in `live` already and come first.
pub fn build(made_for: For, renames: &[Change], live: &Catalog, desired: &Catalog) -> Plan {
    let conflicts = Conflicts::between(live, desired);
    let changes = conflicts.leave_out(compare(live, desired));
    let after = if changes.is_empty() && renames.is_empty() {
        made_for.before.clone()
    } else {
        leads_to(&changes, live, desired)
    };
    let mut steps: Vec<Step> = renames.iter().flat_map(rules::declared_rename).collect();
    steps.extend(rules::steps(&changes, renames, live, desired));
    steps.sort_by_key(|step| step.phase);
    Plan {
        format: FORMAT,
        database: made_for.database,
        server_version: made_for.server_version,
        namespaces: desired.namespaces(),
        before: made_for.before,
        after,
        locks: locks::needed(&changes, live, desired) + renames.len(),
        loosened: changes
            .iter()
            .filter(|change| loosens(change, desired))
            .map(|change| change.id().to_string())
            .collect(),
        statements: steps.into_iter().map(|step| step.statement).collect(),
        undeliverable: desired.unmodeled.difference(&live.unmodeled).cloned().collect(),
        unmodeled: live.unmodeled.clone(),
        conflicts: conflicts.told,
        digest: None,
    }
}

/// Whether rows that stay were kept right by what goes.
fn loosens(change: &Change, desired: &Catalog) -> bool {
    let Change::Drop { id, object } = change else { return false };
    let keeps = match object {
        Object::Constraint(_) => true,
        Object::Index(index) => index.unique,
        _ => false,
    };
    keeps && id.table().is_some_and(|table| desired.has_table(table))
}

/// The fingerprint of the database after the changes. What a plan leaves alone is there afterwards, too.
fn leads_to(changes: &[Change], live: &Catalog, desired: &Catalog) -> Fingerprint {
    let mut after = desired.clone();
    let goes = |change: &&Change| matches!(change, Change::Drop { .. } | Change::Rename { .. });
    let gone: HashSet<&ObjectId> = changes.iter().filter(goes).map(Change::id).collect();
    for (id, object) in &live.objects {
        let dropped = gone.contains(id);
        let kept_otherwise = after.alternates.get(id) == Some(object);
        if !dropped && (kept_otherwise || !after.objects.contains_key(id)) {
            after.objects.insert(id.clone(), object.clone());
        }
    }
    after.fingerprint()
}

/// The statements that create everything in `desired` in an empty database.
pub fn create_all(live: &Catalog, desired: &Catalog) -> Vec<Statement> {
    let mut steps = rules::steps(&compare(live, desired), &[], live, desired);
    steps.sort_by_key(|step| step.phase);
    steps.into_iter().map(|step| step.statement).collect()
}
