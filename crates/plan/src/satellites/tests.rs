use super::*;
use crate::plan::{For, Plan, build};
use crate::renames::Renamed;
use hbm_db_catalog::{Facts, Fingerprint, Id, Kind, Name, Object, Privilege, Satellites};
use std::collections::BTreeMap;

fn table(privileges: Option<&[&str]>) -> Object {
    let read = |items: &[&str]| {
        let owner = Ident::new("owner");
        let read = |item: &&str| Privilege::of_item(item, Some(&owner)).expect("an item");
        items.iter().flat_map(read).collect()
    };
    let satellites = Satellites {
        owner: Some(Ident::new("owner")),
        privileges: privileges.map(read),
        ..Satellites::default()
    };
    Object { satellites, ..Object::default() }
}

fn catalog(objects: impl IntoIterator<Item = (Id, Object)>) -> Catalog {
    let schema = Id::new(hbm_db_catalog::NAMESPACE, [Ident::new("public")]);
    let objects = objects.into_iter().chain([(schema, Object::default())]).collect();
    Catalog { objects, ..Catalog::default() }
}

fn t() -> Id {
    Id::named(Kind::new("table"), &Name::new("public", "t"))
}

/// A table `t` with these privileges.
fn granted(items: &[&str]) -> Catalog {
    catalog([(t(), table(Some(items)))])
}

/// What is said of the tables that a role makes in `public`.
fn said(role: &str, grantee: &str, privileges: &str) -> (Id, Object) {
    let path = ["public", role].map(Ident::new);
    let id = Id::signed(Kind::new("default privilege"), path, format!(" on tables to {grantee}"));
    let facts = |text: &str| serde_json::from_str::<Facts>(text).expect("facts");
    let object = Object {
        facts: facts(&format!("{{\"privileges\":{privileges}}}")),
        aside: facts(&format!("{{\"objects\":\"tables\",\"grantee\":{{\"role\":\"{grantee}\"}}}}")),
        ..Object::default()
    };
    (id, object)
}

fn plan(live: &Catalog, desired: &Catalog, terms: Terms) -> Plan {
    let made_for = For {
        database: String::new(),
        server_version: 160_000,
        before: Fingerprint::of_text(""),
        terms,
        accepted: Vec::new(),
        using: BTreeMap::new(),
        whole: false,
    };
    build(&made_for, &Renamed::default(), live, desired).expect("no cycle")
}

fn terms(privileges: Compared) -> Terms {
    Terms { owners: false, privileges, role: Ident::new("me") }
}

/// The statements, without what is the same in all.
fn sql(live: &Catalog, desired: &Catalog, privileges: Compared) -> Vec<String> {
    let statements = plan(live, desired, terms(privileges)).statements.into_iter();
    statements.map(|one| one.sql.replace(" ON TABLE public.t", "")).collect()
}

#[test]
fn a_grant_option_comes_and_goes_without_the_privilege() {
    let (plain, option) = (granted(&["a=r/owner"]), granted(&["a=r*/owner"]));
    assert_eq!(sql(&plain, &option, Compared::All), ["GRANT SELECT TO a WITH GRANT OPTION"]);
    assert_eq!(
        sql(&option, &plain, Compared::All),
        ["REVOKE GRANT OPTION FOR SELECT FROM a CASCADE", "GRANT SELECT TO a"]
    );
}

#[test]
fn what_was_granted_on_is_granted_again_where_it_stays() {
    let live = granted(&["a=r*w/owner", "b=rw/a", "c=r/a", "=r/a"]);
    let desired = granted(&["b=rw/owner", "=r/owner"]);
    assert_eq!(
        sql(&live, &desired, Compared::All),
        [
            "REVOKE UPDATE FROM a",
            "REVOKE SELECT FROM a CASCADE",
            "REVOKE SELECT FROM c CASCADE",
            "GRANT SELECT TO PUBLIC",
            "GRANT SELECT TO b",
        ]
    );
    let hazards = plan(&live, &desired, terms(Compared::All)).hazards(false).count();
    assert_eq!(hazards, 0, "everybody had it before");
}

#[test]
fn what_is_revoked_of_those_who_cannot_grant_is_revoked_alone() {
    let live = granted(&["a=r*/owner", "b=w/owner"]);
    assert_eq!(sql(&live, &granted(&["a=r*/owner"]), Compared::All), ["REVOKE UPDATE FROM b"]);
}

#[test]
fn roles_that_nobody_names_keep_what_they_have() {
    let (live, desired) =
        (granted(&["owner=r/owner", "a=r/owner", "b=r/owner"]), granted(&["owner=r/owner"]));
    let named = Compared::Named([Ident::new("a")].into());
    assert_eq!(sql(&live, &desired, named), ["REVOKE SELECT FROM a"]);
    assert_eq!(sql(&live, &desired, Compared::None), [""; 0]);
    assert_eq!(sql(&live, &desired, Compared::All).len(), 2);
}

#[test]
fn what_is_granted_to_the_owner_is_its_own() {
    let live = granted(&["owner=arwdDxt/owner"]);
    let mut desired = granted(&["me=arwdDxt/me", "owner=r*/me"]);
    let object = desired.objects.get_mut(&t()).expect("a table");
    object.satellites.owner = Some(Ident::new("me"));
    object.satellites.privileges = Some(
        ["me=arwdDxt/me", "owner=r*/me"]
            .iter()
            .flat_map(|item| Privilege::of_item(item, Some(&Ident::new("me"))).expect("an item"))
            .collect(),
    );
    assert_eq!(sql(&live, &desired, Compared::All), [""; 0]);
    let owners = Terms { owners: true, ..terms(Compared::All) };
    let given: Vec<String> =
        plan(&live, &desired, owners).statements.into_iter().map(|one| one.sql).collect();
    assert_eq!(
        given,
        ["ALTER TABLE public.t OWNER TO me", "GRANT SELECT ON TABLE public.t TO owner WITH GRANT OPTION"]
    );
}

#[test]
fn everybody_gets_more_only_by_consent_and_only_where_there_was_something() {
    let (live, desired) = (granted(&["owner=r/owner"]), granted(&["owner=r/owner", "=r/owner"]));
    let changed = plan(&live, &desired, terms(Compared::All));
    let hazards: Vec<String> = changed.hazards(false).map(ToString::to_string).collect();
    assert_eq!(hazards, ["grant_public t, everybody may use it"]);
    assert_eq!(plan(&catalog([]), &desired, terms(Compared::All)).hazards(false).count(), 0);
}

#[test]
fn a_column_keeps_what_it_has_when_its_table_loses_it() {
    let column = |privileges: &[&str]| {
        let id = Id::part(Kind::new("column"), &Name::new("public", "t"), &Ident::new("c"));
        let facts = serde_json::from_str("{\"data_type\":\"integer\"}").expect("facts");
        (id, Object { facts, parent: Some(t()), ..table(Some(privileges)) })
    };
    let live = catalog([(t(), table(Some(&["a=rw/owner"]))), column(&["a=r/owner"])]);
    let desired = catalog([(t(), table(Some(&["a=w/owner"]))), column(&["a=r/owner"])]);
    assert_eq!(sql(&live, &desired, Compared::All), ["REVOKE SELECT FROM a", "GRANT SELECT (c) TO a"]);
}

#[test]
fn a_new_object_has_what_is_said_of_new_objects() {
    let said_of_mine = said("me", "a", "{\"SELECT\":false}");
    let live = catalog([said_of_mine.clone(), said("other", "b", "{\"SELECT\":false}")]);
    let mut desired = live.clone();
    desired.objects.insert(t(), table(None));
    let named = Compared::Named([Ident::new("a")].into());
    assert_eq!(sql(&live, &desired, named)[1..], ["REVOKE SELECT FROM a"]);
    // A role that nobody names has it as well.
    desired.objects.remove(&said_of_mine.0);
    let nobody = Compared::Named(BTreeSet::new());
    assert_eq!(sql(&live, &desired, nobody).len(), 1);
    // What goes, goes before; what comes, comes after.
    let gone = sql(&live, &desired, Compared::All);
    assert!(gone[0].starts_with("ALTER DEFAULT PRIVILEGES") && gone.len() == 2, "{gone:?}");
    let come = sql(&catalog([]), &catalog([said_of_mine, (t(), table(None))]), Compared::All);
    assert!(come[0].starts_with("CREATE TABLE") && come.len() == 2, "{come:?}");
}

#[test]
fn a_comment_and_a_label_go_with_null() {
    let with = |comment: Option<&str>, labels: &[(&str, &str)]| {
        let mut object = table(None);
        object.satellites.comment = comment.map(ToOwned::to_owned);
        object.satellites.labels =
            labels.iter().map(|(who, what)| ((*who).to_owned(), (*what).to_owned())).collect();
        catalog([(t(), object)])
    };
    let (live, desired) = (with(Some("x"), &[("p", "1"), ("q", "1")]), with(None, &[("q", "it's")]));
    assert_eq!(
        sql(&live, &desired, Compared::All),
        ["COMMENT IS NULL", "SECURITY LABEL FOR p IS NULL", "SECURITY LABEL FOR q IS 'it''s'"]
    );
}

#[test]
fn the_kind_that_says_what_new_objects_have_is_the_last() {
    let last = crate::kinds::KINDS.last().expect("a kind").kind();
    assert_eq!(last.word(), "default privilege");
}
