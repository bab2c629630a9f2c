use super::PUBLICATION;
use crate::kinds::publication_member::PUBLICATION_MEMBER;
use crate::kinds::rules;
use crate::kinds::table::TABLE;
use crate::kinds::view::VIEW;
use crate::kinds::view::sample::sql;
use crate::rules::Item;
use hbm_db_catalog::{Catalog, Id, Ident, Name, Object};

/// A publication with what it publishes, by signature.
fn publication(facts: &str, members: &[(&str, &str)]) -> Catalog {
    let id = Id::new(PUBLICATION, [Ident::new("p")]);
    let object = |facts: &str, parent: Option<Id>| Object {
        facts: serde_json::from_str(facts).expect("JSON"),
        parent,
        ..Object::default()
    };
    let mut catalog = Catalog::default();
    for (signature, facts) in members {
        let member = Id::signed(PUBLICATION_MEMBER, [Ident::new("p")], *signature);
        catalog.objects.insert(member, object(facts, Some(id.clone())));
    }
    catalog.objects.insert(id, object(facts, None));
    catalog
}

const USUAL: &str = r#"{"publish":"insert, update, delete, truncate"}"#;

#[test]
fn is_made_with_what_it_publishes() {
    let wanted = publication(
        r#"{"publish":"insert","via_root":true}"#,
        &[
            ("(app)", r#"{"schema":true}"#),
            ("(public.\"T\")", r#"{"columns":["a","B"],"where":"(a > 1)"}"#),
            ("(public.u)", "{}"),
        ],
    );
    assert_eq!(
        sql(&Catalog::default(), &wanted),
        ["CREATE PUBLICATION p FOR TABLE ONLY public.\"T\" (a, \"B\") WHERE ((a > 1)), ONLY public.u, \
         TABLES IN SCHEMA app WITH (publish = 'insert', publish_via_partition_root = true)"]
    );
}

#[test]
fn what_it_publishes_comes_and_goes_by_itself() {
    let one = publication(USUAL, &[("(public.t)", r#"{"where":"a"}"#), ("(public.u)", "{}")]);
    let other = publication(USUAL, &[("(public.t)", r#"{"where":"b"}"#), ("(app)", r#"{"schema":true}"#)]);
    assert_eq!(
        sql(&one, &other),
        [
            "ALTER PUBLICATION p DROP TABLE ONLY public.t",
            "ALTER PUBLICATION p ADD TABLES IN SCHEMA app",
            "ALTER PUBLICATION p ADD TABLE ONLY public.t WHERE (b)",
        ]
    );
}

#[test]
fn parameters_change_where_it_is_and_all_tables_do_not() {
    let set = publication(r#"{"publish":"insert","generated_columns":"stored"}"#, &[]);
    assert_eq!(
        sql(&publication(USUAL, &[]), &set),
        ["ALTER PUBLICATION p SET (publish = 'insert', publish_generated_columns = stored)"]
    );
    let all = publication(r#"{"publish":"insert","all_tables":true}"#, &[]);
    assert_eq!(
        sql(&set, &all),
        ["DROP PUBLICATION p", "CREATE PUBLICATION p FOR ALL TABLES WITH (publish = 'insert')"]
    );
}

#[test]
fn holds_what_it_names_or_all_tables_of_it() {
    let of = |facts: &str, members: &[(&str, &str)]| {
        let mut catalog = publication(facts, members);
        for (kind, namespace, name) in [(TABLE, "app", "T"), (TABLE, "public", "T"), (VIEW, "app", "v")] {
            catalog.objects.insert(Id::named(kind, &Name::new(namespace, name)), Object::default());
        }
        let item = |id: &Id| Item::of(&catalog, id).expect("an object");
        let is_relation = |id: &&Id| [TABLE, VIEW].contains(&id.kind());
        let is_held = |relation: &&Id| {
            let mut publications = catalog.objects.keys().filter(|id| !is_relation(id));
            publications.any(|id| rules(id.kind()).holds(item(id), item(relation)))
        };
        catalog.objects.keys().filter(is_relation).filter(is_held).map(Id::sql).collect::<Vec<_>>()
    };
    assert_eq!(of(USUAL, &[("(public.\"T\")", "{}")]), ["public.\"T\""]);
    assert_eq!(of(USUAL, &[("(app)", r#"{"schema":true}"#)]), ["app.\"T\""]);
    let all = r#"{"publish":"insert","all_tables":true}"#;
    assert_eq!(of(all, &[]), ["app.\"T\"", "public.\"T\""]);
    assert!(of(USUAL, &[]).is_empty());
}
