use super::AGGREGATE;
use crate::kinds::testing::alteration_on;
use serde_json::{Value, json};

fn altered(from: Value, to: Value) -> String {
    let facts = |over: Value| {
        let mut facts = json!({"arguments": "a integer", "inputs": ["a"], "returns": "integer", "transition": "int4pl",
            "state": "integer"});
        if let (Some(facts), Value::Object(over)) = (facts.as_object_mut(), over) {
            facts.extend(over);
        }
        facts.to_string()
    };
    alteration_on(15, (AGGREGATE, "(integer)"), &facts(from), &facts(to))
}

#[test]
fn it_is_replaced_in_place_where_its_result_and_names_stay() {
    let sql = altered(json!({}), json!({"initial": "it's", "parallel": "s", "kind": "n"}));
    let options = ["SFUNC = int4pl", "STYPE = integer", "INITCOND = 'it''s'", "PARALLEL = SAFE"];
    let wanted =
        format!("CREATE OR REPLACE AGGREGATE public.x(a integer) (\n    {}\n)", options.join(",\n    "));
    assert_eq!(sql, wanted);
    let sql =
        altered(json!({"inputs": [""]}), json!({"final": "f", "final_extra": true, "final_modify": "w"}));
    assert!(sql.contains("FINALFUNC = f,\n    FINALFUNC_EXTRA,\n    FINALFUNC_MODIFY = READ_WRITE"), "{sql}");
}

#[test]
fn it_is_made_again_where_they_do_not() {
    for to in [
        json!({"returns": "bigint"}),
        json!({"inputs": ["b"]}),
        json!({"kind": "o", "direct": 1}),
        json!({"kind": "h"}),
    ] {
        assert_eq!(altered(json!({}), to.clone()), "replace", "{to}");
    }
}
