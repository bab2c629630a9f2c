use crate::plan::{For, Plan, build};
use crate::renames::Renamed;
use crate::satellites::{Compared, Terms};
use hbm_db_catalog::{Catalog, Facts, Fingerprint, Id, Ident, Kind, NAMESPACE, Object};
use std::collections::BTreeMap;

/// What one entry says; none where there is none.
fn catalog(path: &str, objects: &str, grantee: &str, privileges: Option<&str>) -> Catalog {
    let mut catalog = Catalog::default();
    catalog.objects.insert(Id::new(NAMESPACE, [Ident::new("app")]), Object::default());
    let facts = |text: &str| serde_json::from_str::<Facts>(text).expect("facts");
    let signature = format!(" on {objects} to {grantee}");
    let id = Id::signed(Kind::new("default privilege"), path.split('.').map(Ident::new), signature);
    if let Some(privileges) = privileges {
        let object = Object {
            facts: facts(&format!("{{\"privileges\":{privileges}}}")),
            aside: facts(&format!("{{\"objects\":\"{objects}\",\"grantee\":{grantee}}}")),
            ..Object::default()
        };
        catalog.objects.insert(id, object);
    }
    catalog
}

fn plan(live: &Catalog, desired: &Catalog, privileges: Compared) -> Plan {
    let made_for = For {
        database: String::new(),
        server_version: 160_000,
        before: Fingerprint::of_text(""),
        terms: Terms { owners: false, privileges, role: Ident::new("me") },
        accepted: Vec::new(),
        using: BTreeMap::new(),
        whole: false,
    };
    build(&made_for, &Renamed::default(), live, desired).expect("no cycle")
}

fn sql(live: &Catalog, desired: &Catalog) -> Vec<String> {
    plan(live, desired, Compared::All).statements.into_iter().map(|one| one.sql).collect()
}

const ROLE: &str = "{\"role\":\"r\"}";

#[test]
fn an_option_comes_and_goes_without_the_privilege() {
    let old = catalog("app.me", "tables", ROLE, Some("{\"DELETE\":false,\"INSERT\":true,\"SELECT\":false}"));
    let new = catalog("app.me", "tables", ROLE, Some("{\"INSERT\":false,\"SELECT\":true,\"UPDATE\":false}"));
    assert_eq!(sql(&old, &new), [
        "ALTER DEFAULT PRIVILEGES FOR ROLE me IN SCHEMA app REVOKE DELETE ON TABLES FROM r",
        "ALTER DEFAULT PRIVILEGES FOR ROLE me IN SCHEMA app REVOKE GRANT OPTION FOR INSERT ON TABLES FROM r",
        "ALTER DEFAULT PRIVILEGES FOR ROLE me IN SCHEMA app GRANT UPDATE ON TABLES TO r",
        "ALTER DEFAULT PRIVILEGES FOR ROLE me IN SCHEMA app GRANT SELECT ON TABLES TO r WITH GRANT OPTION",
    ]);
}

#[test]
fn what_is_said_of_all_namespaces_is_said_against_what_postgresql_gives() {
    let nothing = catalog("me", "functions", "\"public\"", None);
    let revoked = catalog("me", "functions", "\"public\"", Some("{}"));
    assert_eq!(sql(&nothing, &revoked), [
        "ALTER DEFAULT PRIVILEGES FOR ROLE me REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC"
    ]);
    let less = catalog("me", "sequences", "\"owner\"", Some("{\"SELECT\":false}"));
    assert_eq!(sql(&nothing, &less), [
        "ALTER DEFAULT PRIVILEGES FOR ROLE me REVOKE UPDATE, USAGE ON SEQUENCES FROM me"
    ]);
}

#[test]
fn everybody_gets_more_only_by_consent() {
    let some = catalog("app.me", "tables", "\"public\"", Some("{\"SELECT\":false}"));
    let more = catalog("app.me", "tables", "\"public\"", Some("{\"INSERT\":false,\"SELECT\":false}"));
    let hazards = |live: &Catalog, desired: &Catalog| {
        let plan = plan(live, desired, Compared::All);
        plan.hazards(false).map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(hazards(&some, &more), [
        "grant_public app.me on tables to \"public\", everybody may use new objects"
    ]);
    assert_eq!(hazards(&more, &some), [""; 0]);
}

#[test]
fn what_is_not_compared_is_left() {
    let live = catalog("app.me", "tables", ROLE, Some("{\"SELECT\":false}"));
    let desired = catalog("app.me", "tables", ROLE, None);
    for (compared, count) in [
        (Compared::All, 1),
        (Compared::None, 0),
        (Compared::Named([Ident::new("r")].into()), 1),
        (Compared::Named([Ident::new("other")].into()), 0),
    ] {
        let plan = plan(&live, &desired, compared.clone());
        assert_eq!((plan.statements.len(), plan.left.len()), (count, 1 - count), "{compared:?}");
    }
    assert!(plan(&desired, &live, Compared::None).is_empty());
}
