//! What of a domain is changed in place.

use super::*;
use crate::kinds::domain_constraint::DOMAIN_CONSTRAINT;
use crate::kinds::testing::{Side, alteration, planned};

fn changed(from: &str, to: &str) -> String {
    alteration(DOMAIN, from, to)
}

#[test]
fn all_but_the_type_is_changed_in_place() {
    for (from, to, expected) in [
        (r#"{"type":"text"}"#, r#"{"type":"text","default":"1"}"#, "ALTER DOMAIN public.x SET DEFAULT 1"),
        (r#"{"type":"text","default":"1"}"#, r#"{"type":"text"}"#, "ALTER DOMAIN public.x DROP DEFAULT"),
        (r#"{"type":"text"}"#, r#"{"type":"text","not_null":true}"#, "ALTER DOMAIN public.x SET NOT NULL"),
        (
            r#"{"type":"text"}"#,
            r#"{"type":"text","not_null":true,"not_null_name":"n"}"#,
            "ALTER DOMAIN public.x ADD CONSTRAINT n NOT NULL",
        ),
        (
            r#"{"type":"text","not_null":true}"#,
            r#"{"type":"text","not_null":true,"not_null_name":"n"}"#,
            "ALTER DOMAIN public.x RENAME CONSTRAINT x_not_null TO n",
        ),
        (r#"{"type":"text","not_null":true}"#, r#"{"type":"text"}"#, "ALTER DOMAIN public.x DROP NOT NULL"),
        (r#"{"type":"text"}"#, r#"{"type":"integer"}"#, "replace"),
        (r#"{"type":"text"}"#, r#"{"type":"text","collation":"pg_catalog.\"C\""}"#, "replace"),
    ] {
        assert_eq!(changed(from, to), expected, "{from} to {to}");
    }
}

#[test]
fn a_domain_under_a_column_is_set_aside_with_its_checks() {
    let side = |below: &str| {
        Side::default()
            .with(DOMAIN, &["public", "x"], &format!(r#"{{"type":"{below}"}}"#))
            .part(DOMAIN_CONSTRAINT, &["public", "x", "c"], r#"{"definition":"CHECK ((VALUE > 0))"}"#, DOMAIN)
            .with(Kind::new("table"), &["public", "t"], r#"{"kind":"r"}"#)
            .part(COLUMN, &["public", "t", "a"], r#"{"data_type":"public.x"}"#, Kind::new("table"))
            .need(COLUMN, &["public", "t", "a"], DOMAIN, &["public", "x"])
    };
    let planned = planned(&side("bigint"), &side("integer"));
    assert_eq!(planned.sql, [
        "ALTER DOMAIN public.x DROP CONSTRAINT c",
        "ALTER DOMAIN public.x RENAME TO hbm_db_old_0",
        "CREATE DOMAIN public.x AS integer",
        "ALTER DOMAIN public.x ADD CONSTRAINT c CHECK ((VALUE > 0))",
        "ALTER TABLE public.t ALTER COLUMN a TYPE public.x USING a::bigint::integer::public.x",
        "DROP DOMAIN public.hbm_db_old_0",
    ]);
    assert_eq!(planned.hazards, ["change_type t.a"]);
}

#[test]
fn a_check_is_validated_in_place() {
    let valid = r#"{"definition":"CHECK (true)"}"#;
    let not_valid = r#"{"definition":"CHECK (true)","not_valid":true}"#;
    let other = r#"{"definition":"CHECK (false)"}"#;
    for (from, to, expected) in [
        (not_valid, valid, "ALTER DOMAIN public.x VALIDATE CONSTRAINT x"),
        (valid, not_valid, "replace"),
        (valid, other, "replace"),
    ] {
        assert_eq!(alteration(DOMAIN_CONSTRAINT, from, to), expected, "{from} to {to}");
    }
}
