//! What is altered and what is made again, of wrappers and of what stands on them.

use crate::plan::{For, Plan, build};
use crate::renames::Renamed;
use crate::satellites::Terms;
use hbm_db_catalog::{Catalog, Facts, Fingerprint, Id, Ident, Kind, NAMESPACE, Object};
use std::collections::{BTreeMap, BTreeSet};

fn id(kind: &'static str, path: &str) -> Id {
    let (path, signature) = match path.split_once(" for ") {
        Some((path, role)) => (path, format!(" for {role}")),
        None => (path, String::new()),
    };
    Id::signed(Kind::new(kind), path.split('.').map(Ident::new), signature)
}

/// A wrapper, a server with it, a mapping for it, and a table of it; each with these facts.
fn catalog(wrapper: &str, server: &str, mapping: &str, table: &str) -> Catalog {
    let facts = |text: &str| serde_json::from_str::<Facts>(text).expect("facts");
    let all = [
        (id("foreign data wrapper", "w"), wrapper),
        (id("server", "s"), server),
        (id("user mapping", "s for public"), mapping),
        (id("foreign table", "public.t"), table),
    ];
    let ids: Vec<Id> = all.iter().map(|(id, _)| id.clone()).collect();
    let mut catalog = Catalog::default();
    catalog.objects.insert(Id::new(NAMESPACE, [Ident::new("public")]), Object::default());
    for (id, text) in all {
        catalog.objects.insert(id, Object { facts: facts(text), ..Object::default() });
    }
    for (needs, needed) in [(1, 0), (2, 1), (3, 1)] {
        catalog.needs.insert(ids[needs].clone(), BTreeSet::from([ids[needed].clone()]));
    }
    catalog
}

const SERVER: &str = r#"{"wrapper":"w","type":"x","version":"1","options":["host=a"]}"#;
const TABLE: &str = r#"{"server":"s","options":["n=1"]}"#;

fn plan(live: &Catalog, desired: &Catalog) -> Plan {
    let made_for = For {
        database: String::new(),
        server_version: 160_000,
        before: Fingerprint::of_text(""),
        terms: Terms::default(),
        accepted: Vec::new(),
        using: BTreeMap::new(),
        whole: false,
    };
    build(&made_for, &Renamed::default(), live, desired).expect("no cycle")
}

fn sql(live: &Catalog, desired: &Catalog) -> Vec<String> {
    plan(live, desired).statements.into_iter().map(|one| one.sql).collect()
}

#[test]
fn a_wrapper_gets_and_loses_functions_in_place() {
    let live = catalog(r#"{"handler":"public.h","options":["a=1"]}"#, SERVER, "{}", TABLE);
    let desired = catalog(r#"{"validator":"public.v"}"#, SERVER, "{}", TABLE);
    assert_eq!(sql(&live, &desired), [
        "ALTER FOREIGN DATA WRAPPER w NO HANDLER VALIDATOR public.v OPTIONS (DROP a)"
    ]);
}

#[test]
fn a_server_loses_its_version_in_place() {
    let desired = catalog("{}", r#"{"wrapper":"w","type":"x","options":["host=b"]}"#, "{}", TABLE);
    assert_eq!(sql(&catalog("{}", SERVER, "{}", TABLE), &desired), [
        "ALTER SERVER s VERSION NULL OPTIONS (SET host 'b')"
    ]);
}

#[test]
fn a_server_of_another_type_is_made_again_with_what_needs_it() {
    let desired = catalog("{}", r#"{"wrapper":"w","type":"y"}"#, r#"{"options":["user=u"]}"#, TABLE);
    let statements = sql(&catalog("{}", SERVER, "{}", TABLE), &desired);
    assert_eq!(statements, [
        "DROP FOREIGN TABLE public.t",
        "DROP USER MAPPING FOR public SERVER s",
        "DROP SERVER s",
        "CREATE SERVER s TYPE 'y' FOREIGN DATA WRAPPER w",
        "CREATE USER MAPPING FOR public SERVER s OPTIONS (\"user\" 'u')",
        "CREATE FOREIGN TABLE public.t () SERVER s OPTIONS (n '1')",
    ]);
}

#[test]
fn a_mapping_whose_options_are_hidden_is_not_touched() {
    let live = catalog("{}", SERVER, r#"{"hidden":true}"#, TABLE);
    let desired = catalog("{}", SERVER, r#"{"options":["user=u"]}"#, TABLE);
    assert_eq!(sql(&live, &desired), [""; 0]);
    let desired = catalog("{}", r#"{"wrapper":"w"}"#, r#"{"options":["user=u"]}"#, TABLE);
    assert_eq!(plan(&live, &desired).conflicts, [
        "user mapping s for public needs server s, which cannot be changed under it"
    ]);
}

#[test]
fn a_mapping_that_cannot_be_read_is_made_by_consent() {
    let desired = catalog("{}", SERVER, r#"{"hidden":true}"#, TABLE);
    let plan = plan(&Catalog::default(), &desired);
    let hazards: Vec<String> = plan.hazards(false).map(|one| one.flag()).collect();
    assert_eq!(hazards, ["--accept 'not_rehearsed:s for public'"]);
}

#[test]
fn a_foreign_table_inherits_in_place() {
    let with = |parents: &str| {
        catalog("{}", SERVER, "{}", &format!(r#"{{"server":"s","options":["n=1"],"inherits":[{parents}]}}"#))
    };
    assert_eq!(sql(&with("\"public.a\",\"public.b\""), &with("\"public.b\",\"public.c\"")), [
        "ALTER TABLE public.t NO INHERIT public.a",
        "ALTER TABLE public.t INHERIT public.c"
    ]);
    // What is joined becomes the last.
    assert_eq!(sql(&with("\"public.a\",\"public.b\""), &with("\"public.b\",\"public.a\"")), [
        "ALTER TABLE public.t NO INHERIT public.a",
        "ALTER TABLE public.t INHERIT public.a"
    ]);
}

#[test]
fn a_foreign_table_that_goes_is_named_only_where_a_database_is_protected() {
    let live = catalog("{}", SERVER, "{}", TABLE);
    let mut desired = live.clone();
    desired.objects.remove(&id("foreign table", "public.t"));
    let plan = plan(&live, &desired);
    assert_eq!((plan.hazards(false).count(), plan.hazards(true).count()), (0, 1));
}
