//! What is no table and no view.

use super::{inspect, json};
use crate::harness::{Database, server};
use serde_json::{Value, json};

const SCHEMA: &str = r#"
    create type mood as enum ('sad', 'ok');
    comment on type mood is 'of a visitor';
    create domain share as numeric constraint positive check (value > 0);
    create type pair as (a int, b mood);
    create sequence numbers;
    create table users (id serial primary key, mood mood);
    create function touch() returns trigger language plpgsql as 'begin return new; end';
    create trigger touched before update on users for each row execute function touch();
    create function twice(int) returns int language sql as 'select 1';
    create function twice(text) returns int language sql as 'select 1';
    create schema audit;
    create procedure audit.twice() language sql as 'select 1';
    create publication people for table users;
    create function looks() returns event_trigger language plpgsql as 'begin end';
    create event trigger guard on sql_drop execute function looks();
    grant execute on function touch() to public;
    revoke all on function twice(int) from public;
"#;

fn database(cluster: &'static crate::harness::Cluster) -> Database {
    let database = Database::new(cluster);
    database.sql(SCHEMA);
    database
}

fn has(list: &Value, kind: &str, name: &str) -> bool {
    list["objects"].as_array().expect("objects").iter().any(|one| one["kind"] == kind && one["name"] == name)
}

#[test]
fn are_counted_beside_the_tables_and_listed() {
    let database = database(server!());
    inspect(&database, &[]).succeeds().says("users").says("4 functions").says("--objects lists them");
    for list in [json(&database, &[]), json(&database, &["--objects"])] {
        for (kind, name) in [
            ("enum type", "mood"),
            ("domain", "share"),
            ("composite type", "pair"),
            ("sequence", "numbers"),
            ("sequence", "users_id_seq"),
            ("function", "twice(integer)"),
            ("procedure", "audit.twice()"),
            ("publication", "people"),
            ("event trigger", "guard"),
            ("schema", "audit"),
        ] {
            assert!(has(&list, kind, name), "{kind} {name}: {list:#}");
        }
        let tables_have = ["table", "column", "trigger", "publication member", "attribute"];
        let kinds = list["objects"].as_array().expect("objects").iter().map(|one| &one["kind"]);
        assert!(kinds.filter_map(Value::as_str).all(|kind| !tables_have.contains(&kind)), "{list:#}");
    }
    inspect(&database, &["--objects"]).succeeds().says("enum type").says("of a visitor");
    inspect(&database, &["--objects", "--as", "csv"]).succeeds().says("kind,name,owner,comment");
    inspect(&database, &["--objects", "users"]).exits(2);
    inspect(&database, &["--objects", "--rows"]).exits(2);
}

#[test]
fn are_described_by_the_statements_that_make_them() {
    let database = database(server!());
    let statements = |name: &str| json(&database, &[name])["statements"].clone();
    assert_eq!(
        statements("mood"),
        json!([
            "CREATE TYPE public.mood AS ENUM ('sad', 'ok')",
            "COMMENT ON TYPE public.mood IS 'of a visitor'"
        ])
    );
    assert_eq!(
        statements("share"),
        json!([
            "CREATE DOMAIN public.share AS numeric",
            "ALTER DOMAIN public.share ADD CONSTRAINT positive CHECK ((VALUE > (0)::numeric))"
        ])
    );
    assert!(statements("pair")[0].as_str().expect("SQL").contains("b public.mood"), "{}", statements("pair"));
    assert_eq!(statements("people"), json!(["CREATE PUBLICATION people FOR TABLE ONLY public.users"]));
    inspect(&database, &["mood"]).succeeds().says("mood: enum type").says("owner: ").says("AS ENUM");
    inspect(&database, &["guard"]).succeeds().says("CREATE EVENT TRIGGER guard");
    for name in ["twice(integer)", "public.twice(integer)", "function twice(integer)"] {
        inspect(&database, &[name])
            .succeeds()
            .says("REVOKE EXECUTE ON FUNCTION public.twice(integer) FROM PUBLIC");
    }
    inspect(&database, &["audit.twice"]).succeeds().says("CREATE PROCEDURE audit.twice()");
    inspect(&database, &["public.twice"])
        .exits(2)
        .says("may be one of function twice(integer), function twice(text)")
        .says("write it so: 'function twice(integer)'");
    inspect(&database, &["moood"])
        .exits(2)
        .says("there is no table or view moood")
        .says("inspect --objects lists objects of other kinds");
}

/// A role that may only connect sees them, too.
#[test]
fn need_no_right_but_to_connect() {
    let database = database(server!());
    let role = format!("{}_guest", database.name);
    database.sql(&format!("create role {role} login password 'x'"));
    let url = database.url_of(&role, "x");
    let run = |arguments: &[&str]| {
        crate::harness::hbm_db(&[&["inspect"], arguments].concat()).env("DATABASE_URL", &url)
    };
    run(&["--objects"]).succeeds().says("event trigger");
    run(&["touch"]).succeeds().says("CREATE FUNCTION public.touch()");
    run(&["users"]).succeeds().says("CREATE TRIGGER touched");
    database.sql(&format!("drop role {role}"));
}
