//! What has to be done to a database, as a value.

use crate::compare::{Differences, Goes, compare, equals, renamed};
use crate::decide::{Decided, decide};
use crate::fold::Folding;
use crate::hazard::{Consent, Hazard, HazardKind};
use crate::kinds::rules;
use crate::order::{Ordering, order};
use crate::renames::Renamed;
use crate::rules::{Item, Step};
use crate::satellites::Terms;
use crate::statement::Statement;
use hbm_db_catalog::{Catalog, Fingerprint, Id, Ident, Name, Unmodeled};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// The version of the form of a stored plan.
pub const FORMAT: u32 = 3;

/// What has to be done to a database, as a value: it can be printed, stored, compared and applied later.
///
/// In JSON this is the documented form of `push --output`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Version of this form: 3.
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
    /// Tables that are made again with their rows, as they are called before: nothing else may change them meanwhile.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remade: Vec<Name>,
    /// What to run, in order.
    pub statements: Vec<Statement>,
    /// Objects of the database that nobody names and that are left: of no managed namespace, or dropped only by name.
    #[serde(default)]
    pub left: Vec<String>,
    /// Objects of the database that are not modelled: left as they are.
    pub unmodeled: BTreeSet<Unmodeled>,
    /// What stands in the way of applying it, one sentence each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conflicts: Vec<String>,
    /// A digest of all the rest, where the plan is kept in a file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<Fingerprint>,
}

impl Plan {
    /// Whether nothing has to be done.
    pub fn is_empty(&self) -> bool {
        self.statements.is_empty() && self.conflicts.is_empty()
    }

    /// The hazards that have to be named, in the order of the statements; in a protected database there are more of them.
    pub fn hazards(&self, protected: bool) -> impl Iterator<Item = &Hazard> {
        self.statements
            .iter()
            .flat_map(|statement| statement.hazards.iter())
            .filter(move |hazard| hazard.needs_consent(protected))
    }

    /// The plan with its digest, for a file.
    #[must_use]
    pub fn sealed(mut self) -> Self {
        self.digest = None;
        self.digest = Some(self.content());
        self
    }

    /// Whether it is as it was sealed.
    pub fn is_as_sealed(&self) -> bool {
        let mut bare = self.clone();
        bare.digest = None;
        self.digest.as_ref() == Some(&bare.content())
    }

    fn content(&self) -> Fingerprint {
        let text = serde_json::to_string(self).expect("a plan is JSON");
        Fingerprint::of_text(&text)
    }
}

/// Which database a plan is for, and how it is compared.
#[derive(Clone, Debug)]
pub struct For {
    /// Its name.
    pub database: String,
    /// `server_version_num` of its server.
    pub server_version: u32,
    /// Its fingerprint before any rename.
    pub before: Fingerprint,
    /// Which satellites are compared.
    pub terms: Terms,
    /// What may be lost, as far as that decides what is planned: which extensions go.
    pub accepted: Vec<Consent>,
    /// Whether everything that nobody names goes, also what is in no namespace.
    pub whole: bool,
    /// Expressions that say what becomes of the values of columns whose type changes.
    pub using: BTreeMap<Id, String>,
}

impl For {
    /// Any empty database of a server of this version: nothing of it is compared.
    pub fn anywhere(server_version: u32) -> Self {
        Self {
            database: String::new(),
            server_version,
            before: Fingerprint::of_text(""),
            terms: Terms::default(),
            accepted: Vec::new(),
            whole: true,
            using: BTreeMap::new(),
        }
    }

    /// What decides which objects go that nobody wants.
    pub fn goes(&self) -> Goes<'_> {
        let named =
            |id: &Id| self.accepted.iter().any(|one| one.covers(HazardKind::DropExtension, &id.plain()));
        Goes { named: Box::new(named), whole: self.whole, terms: &self.terms }
    }
}

/// Objects that need each other in a way that no order satisfies: a fault of hbm-db.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cycle(pub Vec<Step>);

impl fmt::Display for Cycle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let told: Vec<String> = self.0.iter().map(told).collect();
        write!(f, "{}", told.join(" -> "))
    }
}

fn told(step: &Step) -> String {
    match step {
        Step::Aside(id) => format!("set aside {id}"),
        Step::Drop(id) => format!("drop {id}"),
        Step::Rename(id) => format!("rename {id}"),
        Step::Alter(id) => format!("alter {id}"),
        Step::Create(id) => format!("create {id}"),
        Step::Outline(id) | Step::Hollow(id) => format!("outline of {id}"),
        Step::Satellites(id) => format!("satellites of {id}"),
        Step::Extra(number) => format!("extra statement {number}"),
    }
}

/// Plans the way from `live` to `desired`. `renames` were done in `live` already, and come first.
///
/// # Errors
/// The members of a cycle.
pub fn build(made_for: &For, renames: &Renamed, live: &Catalog, desired: &Catalog) -> Result<Plan, Cycle> {
    let differences = compare(live, desired, &made_for.goes());
    let free = equals(&differences, live, desired);
    let moved;
    let (live, differences) = match free.is_empty() {
        true => (live, differences),
        false => {
            moved = renamed(live, &free);
            (&moved, compare(&moved, desired, &made_for.goes()))
        }
    };
    let mut former = renames.former.clone();
    former.extend(free.iter().map(|(old, new)| (new.clone(), old.clone())));
    let decided = decide(live, desired, &differences, former, made_for);
    let ordering = Ordering {
        decided: &decided,
        satellites: &differences.satellites,
        renames: &free,
        terms: &made_for.terms,
    };
    let mut statements = renames.statements.clone();
    match order(&ordering, Folding::All) {
        Ok(ordered) => statements.extend(ordered.into_iter().flat_map(|(_, made)| made)),
        // What cannot be done need not have an order.
        Err(_) if !decided.conflicts.is_empty() => {}
        Err(cycle) => return Err(Cycle(cycle)),
    }
    let after = match statements.is_empty() {
        true => made_for.before.clone(),
        false => leads_to(&differences, live, desired),
    };
    Ok(Plan {
        format: FORMAT,
        database: made_for.database.clone(),
        server_version: made_for.server_version,
        // One that is renamed was read, too.
        namespaces: desired
            .namespaces()
            .into_iter()
            .chain(renames.former.values().filter_map(Id::namespace).cloned())
            .collect(),
        before: made_for.before.clone(),
        after,
        loosened: loosened(&differences, live, desired),
        locks: locks(&differences, live, desired) + renames.statements.len(),
        remade: remade(&decided),
        statements,
        left: differences
            .left
            .iter()
            .filter(|id| rules(id.kind()).is_told_when_left())
            .map(ToString::to_string)
            .collect(),
        unmodeled: live.unmodeled.clone(),
        conflicts: decided.conflicts,
        digest: None,
    })
}

fn remade(decided: &Decided<'_>) -> Vec<Name> {
    let context = &decided.context;
    let tables = context.changed().filter(|(id, _)| context.replaces(id) && rules(id.kind()).keeps_rows());
    tables.map(|(id, _)| context.former_table(id)).collect()
}

/// The statements that create everything in `desired`, where `live` has nothing of it but containers.
///
/// # Errors
/// The members of a cycle.
pub fn create_all(made_for: &For, live: &Catalog, desired: &Catalog) -> Result<Vec<Statement>, Cycle> {
    Ok(build(made_for, &Renamed::default(), live, desired)?.statements)
}

/// The statements that make `desired` of `live`, in their order, each with the object that it makes or changes. A reference to
/// another table is a statement of its own. No rename is asked about, and no loss is counted.
///
/// # Errors
/// The members of a cycle.
pub fn create_each(
    made_for: &For,
    live: &Catalog,
    desired: &Catalog,
) -> Result<Vec<(Id, Vec<Statement>)>, Cycle> {
    let differences = compare(live, desired, &made_for.goes());
    let free = equals(&differences, live, desired);
    let moved = renamed(live, &free);
    let differences = compare(&moved, desired, &made_for.goes());
    let former = free.iter().map(|(old, new)| (new.clone(), old.clone())).collect();
    let decided = decide(&moved, desired, &differences, former, made_for);
    let satellites = &differences.satellites;
    let ordering = Ordering { decided: &decided, satellites, renames: &free, terms: &made_for.terms };
    let ordered = order(&ordering, Folding::Own).map_err(Cycle)?;
    // What runs in between moves numbers of sequences, which these have not.
    Ok(ordered.into_iter().filter_map(|(step, made)| Some((step.id()?.clone(), made))).collect())
}

/// Rules that rows which stay need not keep any more.
fn loosened(differences: &Differences, live: &Catalog, desired: &Catalog) -> Vec<String> {
    let is_loosened = |id: &&Id| {
        let item = Item::of(live, id);
        item.is_some_and(|item| {
            rules(id.kind()).guards_rows(item)
                && item.object.parent.as_ref().is_some_and(|parent| desired.has(parent))
        })
    };
    differences.unwanted.iter().filter(is_loosened).map(ToString::to_string).collect()
}

/// The fingerprint of the database after the changes. What a plan leaves alone is there afterwards, too.
fn leads_to(differences: &Differences, live: &Catalog, desired: &Catalog) -> Fingerprint {
    let mut after = desired.clone();
    after.objects.retain(|id, _| live.has(id) || differences.missing.binary_search(id).is_ok());
    for id in &differences.left {
        if let Some(object) = live.get(id) {
            after.objects.insert(id.clone(), object.clone());
        }
    }
    for (id, other) in &desired.alternates {
        if let Some(found) = live.get(id).filter(|found| *found == other)
            && let Some(object) = after.objects.get_mut(id)
        {
            object.facts = found.facts.clone();
        }
    }
    after.fingerprint()
}

/// About how many locks the transaction takes: each relation that is made, changed or dropped is locked to its end, with
/// what is stored beside it.
fn locks(differences: &Differences, live: &Catalog, desired: &Catalog) -> usize {
    let mut relations: BTreeMap<String, usize> = BTreeMap::new();
    let all = differences.missing.iter().chain(&differences.other).chain(&differences.unwanted);
    for id in all {
        let Some(item) = Item::of(desired, id).or_else(|| Item::of(live, id)) else { continue };
        for one in [Some(item), item.parent()].into_iter().flatten() {
            let rules = rules(one.id.kind());
            for name in rules.takes(one).into_iter().filter(|name| name.among == "relation") {
                relations.insert(name.name, 1 + rules.stored_beside(one));
            }
        }
    }
    relations.values().sum()
}
