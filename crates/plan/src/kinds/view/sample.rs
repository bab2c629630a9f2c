//! Catalogs for tests of rules, from facts in JSON.

use crate::plan::{For, build};
use crate::renames::Renamed;
use crate::statement::Statement;
use hbm_db_catalog::{Catalog, Facts, Id, Ident, Kind, Object};

/// A catalog of objects: kind, path, facts. A part follows what it is a part of.
pub(crate) fn catalog(objects: &[(Kind, &[&str], &str)]) -> Catalog {
    let mut catalog = Catalog::default();
    for (kind, path, facts) in objects {
        let id = Id::new(*kind, path.iter().map(|name| Ident::new(*name)));
        let whole = id.whole();
        let parent = catalog.objects.keys().find(|other| whole.is_some() && other.path().len() == 2 && other.name() == whole);
        let parent = parent.cloned();
        let facts: Facts = serde_json::from_str(facts).expect("facts are JSON");
        catalog.objects.insert(id, Object { facts, parent, ..Object::default() });
    }
    catalog
}

/// The statements from one catalog to another.
pub(crate) fn plan(live: &Catalog, desired: &Catalog) -> Vec<Statement> {
    let made_for = For {
        database: "d".to_owned(),
        server_version: 150_000,
        before: live.fingerprint(),
        terms: Default::default(),
        accepted: Vec::new(),
        whole: false,
        using: Default::default(),
    };
    build(&made_for, &Renamed::default(), live, desired).expect("no cycle").statements
}

/// The same, as SQL, each with the names of its hazards.
pub(crate) fn sql(live: &Catalog, desired: &Catalog) -> Vec<String> {
    let told = |statement: Statement| {
        let hazards = statement.hazards.iter().map(|hazard| format!(" -- {} {}", hazard.kind, hazard.object));
        statement.sql + &hazards.collect::<String>()
    };
    plan(live, desired).into_iter().map(told).collect()
}
