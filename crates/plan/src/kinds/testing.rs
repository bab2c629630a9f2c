//! For tests of rules: catalogs from facts, and what is done from one to the other.

use crate::compare::compare;
use crate::decide::decide;
use crate::renames::Renamed;
use crate::satellites::Terms;
use crate::{For, build};
use hbm_db_catalog::{Catalog, Facts, Fingerprint, Id, Ident, Kind, Object};
use std::collections::BTreeMap;

/// A catalog in the making.
#[derive(Default)]
pub(super) struct Side(pub(super) Catalog);

fn id(kind: Kind, path: &[&str]) -> Id {
    Id::new(kind, path.iter().map(|name| Ident::new(*name)))
}

fn facts(text: &str) -> Facts {
    serde_json::from_str(text).expect("facts")
}

impl Side {
    /// An object.
    pub(super) fn with(mut self, kind: Kind, path: &[&str], text: &str) -> Self {
        let object = Object { facts: facts(text), ..Object::default() };
        self.0.objects.insert(id(kind, path), object);
        self
    }

    /// A part of an object of another kind, whose path is one name shorter.
    pub(super) fn part(mut self, kind: Kind, path: &[&str], text: &str, of: Kind) -> Self {
        let parent = Some(id(of, &path[..path.len() - 1]));
        let object = Object { facts: facts(text), parent, ..Object::default() };
        self.0.objects.insert(id(kind, path), object);
        self
    }

    /// An edge.
    pub(super) fn need(mut self, kind: Kind, path: &[&str], of: Kind, needed: &[&str]) -> Self {
        self.0.needs.entry(id(kind, path)).or_default().insert(id(of, needed));
        self
    }
}

fn made_for(major: u32) -> For {
    For {
        database: String::new(),
        server_version: major * 10_000,
        before: Fingerprint::of_text(""),
        terms: Terms::default(),
        accepted: Vec::new(),
        whole: false,
        using: BTreeMap::new(),
    }
}

/// What is done with an object `public.x` on PostgreSQL 15: `replace`, or the statements that alter it.
pub(super) fn alteration(kind: Kind, from: &str, to: &str) -> String {
    alteration_on(15, (kind, ""), from, to)
}

/// The same on another server, for an object with a signature.
pub(super) fn alteration_on(major: u32, (kind, signature): (Kind, &str), from: &str, to: &str) -> String {
    let id = Id::signed(kind, ["public", "x"].map(Ident::new), signature);
    let side = |text: &str| {
        let object = Object { facts: facts(text), ..Object::default() };
        Catalog { objects: [(id.clone(), object)].into(), ..Catalog::default() }
    };
    let (live, desired, made_for) = (side(from), side(to), made_for(major));
    let differences = compare(&live, &desired, &made_for.goes());
    let decided = decide(&live, &desired, &differences, BTreeMap::new(), &made_for);
    if decided.context.replaces(&id) {
        return "replace".to_owned();
    }
    let statements = decided.alterations.get(&id).into_iter().flatten();
    statements.map(|one| one.sql.clone()).collect::<Vec<_>>().join("; ")
}

/// A plan, as far as tests look at it.
pub(super) struct Planned {
    pub(super) sql: Vec<String>,
    /// What may be lost, without how much.
    pub(super) hazards: Vec<String>,
}

/// The plan from one catalog to another on PostgreSQL 15.
pub(super) fn planned(live: &Side, desired: &Side) -> Planned {
    let plan = build(&made_for(15), &Renamed::default(), &live.0, &desired.0).expect("no cycle");
    assert!(plan.conflicts.is_empty(), "{:?}", plan.conflicts);
    let hazards = plan.statements.iter().flat_map(|one| &one.hazards);
    Planned {
        hazards: hazards.map(|one| format!("{} {}", one.kind, one.object)).collect(),
        sql: plan.statements.iter().map(|one| one.sql.clone()).collect(),
    }
}
