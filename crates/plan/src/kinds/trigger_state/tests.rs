use super::TRIGGER_STATE;
use crate::kinds::table::TABLE;
use crate::kinds::testing::{Planned, Side, planned};
use crate::kinds::trigger::TRIGGER;
use hbm_db_catalog::Facts;
use serde_json::json;

/// A trigger of a partitioned table, and the state that the partition has instead.
fn side((definition, enabled): (&str, char), partition: Option<char>) -> Side {
    let (whole, part) = (["public", "p", "x"], ["public", "p1", "x"]);
    let facts = json!({"definition": definition, "enabled": enabled.to_string()});
    let side = Side::default().with(TABLE, &whole[..2], "{}").with(TABLE, &part[..2], "{}").part(
        TRIGGER,
        &whole,
        &facts.to_string(),
        TABLE,
    );
    let Some(state) = partition else { return side };
    let mut side = side
        .part(TRIGGER_STATE, &part, &json!({"enabled": state.to_string()}).to_string(), TABLE)
        .need(TRIGGER_STATE, &part, TRIGGER, &whole);
    for object in side.0.objects.values_mut() {
        object.aside = Facts::of(&json!({"otherwise": enabled.to_string()}));
    }
    side
}

fn plan(from: ((&str, char), Option<char>), to: ((&str, char), Option<char>)) -> Planned {
    planned(&side(from.0, from.1), &side(to.0, to.1))
}

#[test]
fn a_state_is_set_changed_and_taken_back() {
    let whole = ("a", 'O');
    for (from, to, words, hazards) in [
        (None, Some('D'), "DISABLE", 1),
        (Some('A'), Some('D'), "DISABLE", 1),
        (Some('D'), Some('A'), "ENABLE ALWAYS", 0),
        (Some('D'), None, "ENABLE", 0),
    ] {
        let plan = plan((whole, from), (whole, to));
        assert_eq!(plan.sql, [format!("ALTER TABLE ONLY public.p1 {words} TRIGGER x")]);
        assert_eq!(plan.hazards, vec!["disable_trigger p1.x"; hazards], "{from:?} {to:?}");
    }
}

#[test]
fn it_is_set_again_where_the_trigger_is_replaced_or_gets_another_state() {
    let last = "ALTER TABLE ONLY public.p1 DISABLE TRIGGER x";
    for (to, made) in [
        (("b", 'O'), "CREATE OR REPLACE TRIGGER x b"),
        (("a", 'A'), "ALTER TABLE public.p ENABLE ALWAYS TRIGGER x"),
    ] {
        let plan = plan((("a", 'O'), Some('D')), (to, Some('D')));
        assert_eq!(plan.sql.last().map(String::as_str), Some(last), "{:?}", plan.sql);
        assert!(plan.sql.iter().any(|sql| sql == made), "{:?}", plan.sql);
        assert!(plan.hazards.is_empty(), "{:?}", plan.hazards);
    }
}
