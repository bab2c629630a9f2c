use super::TRIGGER;
use crate::kinds::table::TABLE;
use crate::kinds::testing::{Planned, Side, planned};
use serde_json::{Value, json};

const PATH: [&str; 3] = ["public", "t", "x"];

fn side(facts: Option<&Value>) -> Side {
    let side = Side::default().with(TABLE, &PATH[..2], "{}");
    facts.map_or(Side::default().with(TABLE, &PATH[..2], "{}"), |facts| {
        side.part(TRIGGER, &PATH, &facts.to_string(), TABLE)
    })
}

fn plan(from: Option<Value>, to: Value) -> Planned {
    planned(&side(from.as_ref()), &side(Some(&to)))
}

fn facts(definition: &str, enabled: char) -> Value {
    match enabled {
        'O' => json!({"definition": definition}),
        other => json!({"definition": definition, "enabled": other.to_string()}),
    }
}

#[test]
fn states_are_set_in_place_and_disabling_is_a_hazard() {
    for (from, to, words, hazards) in [
        ('O', 'D', "DISABLE", 1),
        ('A', 'R', "ENABLE REPLICA", 1),
        ('O', 'A', "ENABLE ALWAYS", 0),
        ('A', 'O', "ENABLE", 0),
        ('D', 'O', "ENABLE", 0),
        ('R', 'D', "DISABLE", 0),
    ] {
        let plan = plan(Some(facts("BEFORE …", from)), facts("BEFORE …", to));
        assert_eq!(plan.sql, [format!("ALTER TABLE public.t {words} TRIGGER x")], "{from} {to}");
        assert_eq!(plan.hazards, vec!["disable_trigger t.x"; hazards], "{from} {to}");
    }
}

#[test]
fn one_that_is_replaced_is_put_into_its_state_again() {
    let plan = plan(Some(facts("BEFORE …", 'O')), facts("AFTER …", 'D'));
    assert_eq!(plan.sql, ["CREATE OR REPLACE TRIGGER x AFTER …", "ALTER TABLE public.t DISABLE TRIGGER x"]);
    assert_eq!(plan.hazards, ["disable_trigger t.x"]);
}

#[test]
fn constraint_triggers_are_made_again() {
    let constraint = |definition: &str| json!({"definition": definition, "constraint": true});
    let dropped = "DROP TRIGGER x ON public.t";
    for (from, to, made) in [
        (constraint("a"), constraint("b"), "CREATE CONSTRAINT TRIGGER x b"),
        (facts("a", 'O'), constraint("a"), "CREATE CONSTRAINT TRIGGER x a"),
        (constraint("a"), facts("a", 'O'), "CREATE TRIGGER x a"),
    ] {
        assert_eq!(plan(Some(from), to).sql, [dropped, made]);
    }
}

#[test]
fn a_new_one_that_is_disabled_is_no_hazard() {
    let plan = plan(None, facts("a", 'D'));
    assert_eq!(plan.sql, ["CREATE TRIGGER x a", "ALTER TABLE public.t DISABLE TRIGGER x"]);
    assert!(plan.hazards.is_empty());
}
