use super::FUNCTION;
use crate::kinds::procedure::PROCEDURE;
use crate::kinds::testing::{Side, alteration_on, planned};
use serde_json::{Value, json};

/// Facts of a function, with others over them.
fn facts(over: Value) -> String {
    let mut facts = json!({"arguments": "a integer, b integer DEFAULT 1", "inputs": ["a", "b"], "defaults": 1,
        "returns": "integer", "language": "sql", "body": "select a"});
    if let (Some(facts), Value::Object(over)) = (facts.as_object_mut(), over) {
        facts.extend(over);
    }
    facts.to_string()
}

fn altered(from: Value, to: Value) -> String {
    alteration_on(15, (FUNCTION, "(integer, integer)"), &facts(from), &facts(to))
}

#[test]
fn attributes_are_altered_in_place() {
    for (from, to, clause) in [
        (json!({}), json!({"volatility": "i", "strict": true}), "IMMUTABLE STRICT"),
        (json!({"volatility": "s", "leakproof": true}), json!({}), "VOLATILE NOT LEAKPROOF"),
        (json!({"cost": "7", "rows": "5"}), json!({}), "COST 100 ROWS 1000"),
        (json!({"cost": "7", "language": "c"}), json!({"language": "c"}), "COST 1"),
        (
            json!({"parallel": "s"}),
            json!({"parallel": "r", "support": "s.f"}),
            "PARALLEL RESTRICTED SUPPORT s.f",
        ),
        (json!({}), json!({"settings": ["a=1", "b=2"]}), "SET a TO '1' SET b TO '2'"),
        (
            json!({"settings": ["a=1"]}),
            json!({"settings": ["b=2", "a=1"]}),
            "RESET ALL SET b TO '2' SET a TO '1'",
        ),
        (json!({"settings": ["a=1"], "security_definer": true}), json!({}), "SECURITY INVOKER RESET ALL"),
    ] {
        let sql = format!("ALTER FUNCTION public.x(integer, integer) {clause}");
        assert_eq!(altered(from.clone(), to.clone()), sql, "{from} {to}");
    }
}

#[test]
fn it_is_replaced_in_place_where_postgresql_accepts_that() {
    for (from, to) in [
        (json!({}), json!({"body": "select b"})),
        (json!({}), json!({"body": null, "parsed_body": "RETURN a"})),
        (json!({"support": "s.f"}), json!({})),
        (json!({"inputs": ["", "b"]}), json!({})),
        (json!({}), json!({"arguments": "a integer DEFAULT 2, b integer DEFAULT 1", "defaults": 2})),
        (json!({}), json!({"language": "plpgsql"})),
        (json!({}), json!({"transforms": ["public.t"]})),
    ] {
        let sql = altered(from.clone(), to.clone());
        assert!(sql.starts_with("CREATE OR REPLACE FUNCTION public.x("), "{from} {to}: {sql}");
    }
}

#[test]
fn it_is_made_again_where_postgresql_accepts_nothing_else() {
    for (from, to) in [
        (json!({}), json!({"returns": "bigint"})),
        (
            json!({"returns": "record", "outputs": ["x integer"]}),
            json!({"returns": "record", "outputs": ["y integer"]}),
        ),
        (json!({}), json!({"inputs": ["a", "c"]})),
        (json!({}), json!({"inputs": ["a", ""]})),
        (json!({}), json!({"inputs": []})),
        (json!({}), json!({"arguments": "a integer, b integer", "defaults": 0})),
        (
            json!({"polymorphic": true}),
            json!({"polymorphic": true, "arguments": "a anyelement DEFAULT 'x'::text"}),
        ),
        (json!({}), json!({"window": true})),
    ] {
        assert_eq!(altered(from.clone(), to.clone()), "replace", "{from} {to}");
    }
}

#[test]
fn a_body_stands_under_a_tag_that_is_not_in_it() {
    let sql = altered(json!({}), json!({"body": "$function$ $functionx"}));
    assert!(sql.ends_with("AS $functionxx$$function$ $functionx$functionxx$"), "{sql}");
    let sql = altered(json!({}), json!({"body": "f", "library": "$libdir/x", "language": "c"}));
    assert!(sql.ends_with("AS '$libdir/x', 'f'"), "{sql}");
}

#[test]
fn one_that_stays_gets_the_rights_of_its_owner_by_name() {
    for (from, to, hazards) in [
        (Some(json!({})), json!({"security_definer": true}), 1),
        (Some(json!({})), json!({"security_definer": true, "body": "select 2"}), 1),
        (Some(json!({})), json!({"security_definer": true, "returns": "text"}), 1),
        (Some(json!({"security_definer": true})), json!({"security_definer": true, "returns": "text"}), 0),
        (Some(json!({"security_definer": true})), json!({}), 0),
        (None, json!({"security_definer": true}), 0),
    ] {
        for kind in [FUNCTION, PROCEDURE] {
            let side = |over: Value| Side::default().with(kind, &["public", "x"], &facts(over));
            let live = from.clone().map_or_else(Side::default, side);
            let found = planned(&live, &side(to.clone())).hazards;
            assert_eq!(found, vec!["security_definer x"; hazards], "{from:?} {to}");
        }
    }
}
