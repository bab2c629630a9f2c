//! What of a composite type is changed in place.

use super::*;
use crate::kinds::testing::{Side, alteration, planned};

/// Facts from `name type` pairs.
fn attributes(list: &[&str]) -> String {
    let one = |text: &&str| {
        let (name, data_type) = text.split_once(' ').expect("a name and a type");
        format!(r#"{{"name":"{name}","type":"{data_type}"}}"#)
    };
    format!(r#"{{"attributes":[{}]}}"#, list.iter().map(one).collect::<Vec<_>>().join(","))
}

#[test]
fn attributes_are_changed_in_place_where_their_order_stays() {
    for (from, to, expected) in [
        (&["a text", "b text"][..], &["a text", "b text", "c text"][..], "ALTER TYPE public.x ADD ATTRIBUTE c text"),
        (&["a text", "b text"], &["b text"], "ALTER TYPE public.x DROP ATTRIBUTE a"),
        (&["a text"], &["a integer"], "ALTER TYPE public.x ALTER ATTRIBUTE a TYPE integer"),
        (
            &["a text", "b text"],
            &["b text", "c text"],
            "ALTER TYPE public.x DROP ATTRIBUTE a; ALTER TYPE public.x ADD ATTRIBUTE c text",
        ),
        (&["a text", "b text"], &["b text", "a text"], "replace"),
        (&["a text", "b text"], &["a text", "c text", "b text"], "replace"),
    ] {
        assert_eq!(alteration(COMPOSITE_TYPE, &attributes(from), &attributes(to)), expected, "{from:?} to {to:?}");
    }
}

fn held(list: &[&str]) -> Side {
    Side::default()
        .with(COMPOSITE_TYPE, &["public", "x"], &attributes(list))
        .with(TABLE, &["public", "t"], "{}")
        .part(column::COLUMN, &["public", "t", "c"], r#"{"data_type":"public.x"}"#, TABLE)
        .need(column::COLUMN, &["public", "t", "c"], COMPOSITE_TYPE, &["public", "x"])
}

#[test]
fn a_type_that_a_column_holds_is_made_again() {
    let retyped = planned(&held(&["a text"]), &held(&["a integer"]));
    assert_eq!(retyped.sql, [
        "ALTER TYPE public.x RENAME TO hbm_db_old_0",
        "CREATE TYPE public.x AS (a integer)",
        "ALTER TABLE public.t ALTER COLUMN c TYPE public.x USING c::text::public.x",
        "DROP TYPE public.hbm_db_old_0",
    ]);
    let reordered = planned(&held(&["a text", "b text"]), &held(&["b text", "n integer"]));
    assert_eq!(reordered.sql, [
        "ALTER TYPE public.x DROP ATTRIBUTE a",
        "ALTER TYPE public.x ADD ATTRIBUTE n integer"
    ]);
    assert_eq!(reordered.hazards, ["drop_column x.a"]);
    let reordered = planned(&held(&["a text", "b text"]), &held(&["n integer", "b text"]));
    assert_eq!(
        reordered.sql[2],
        "ALTER TABLE public.t ALTER COLUMN c TYPE public.x USING \
         CASE WHEN c IS DISTINCT FROM NULL THEN ROW(NULL::integer, (c).b)::public.x END"
    );
    assert_eq!(reordered.hazards, ["drop_column x.a"]);
}
