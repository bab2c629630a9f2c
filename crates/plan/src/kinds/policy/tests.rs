use super::POLICY;
use crate::kinds::view::{
    VIEW,
    sample::{catalog, sql},
};

/// The way from one to another; a view stands for the table.
fn way(old: &str, new: &str) -> Vec<String> {
    let of = |facts| catalog(&[(VIEW, &["public", "t"], "{}"), (POLICY, &["public", "t", "p"], facts)]);
    sql(&of(old), &of(new))
}

#[test]
fn roles_and_expressions_change_where_it_is() {
    let old = r#"{"command":"ALL","roles":["a"],"using":"x"}"#;
    let new = r#"{"command":"ALL","roles":["B","a"],"using":"x","check":"y"}"#;
    assert_eq!(way(old, new), ["ALTER POLICY p ON public.t TO \"B\", a WITH CHECK (y) -- widen_policy t.p"]);
    assert_eq!(
        way(new, old),
        ["DROP POLICY p ON public.t", "CREATE POLICY p ON public.t TO a USING (x) -- widen_policy t.p",]
    );
}

#[test]
fn what_is_more_of_a_permissive_policy_is_less_of_a_restrictive_one() {
    let of = |restrictive: bool, command: &str, roles: &str| {
        format!(r#"{{"restrictive":{restrictive},"command":"{command}","roles":{roles},"using":"x"}}"#)
    };
    let (a, both, all) = (r#"["a"]"#, r#"["a","b"]"#, "[]");
    for (old, new, permissive, restrictive) in [
        (("ALL", a), ("ALL", both), true, false),
        (("ALL", both), ("ALL", a), false, true),
        (("ALL", a), ("ALL", all), true, false),
        (("ALL", all), ("ALL", a), false, true),
        (("ALL", a), ("SELECT", a), false, true),
        (("SELECT", a), ("ALL", a), true, false),
        (("SELECT", a), ("UPDATE", a), true, true),
    ] {
        for (is_restrictive, widens) in [(false, permissive), (true, restrictive)] {
            let way = way(&of(is_restrictive, old.0, old.1), &of(is_restrictive, new.0, new.1)).concat();
            assert_eq!(way.contains("widen_policy"), widens, "{way}");
        }
    }
    assert!(way(&of(true, "ALL", a), &of(false, "ALL", a)).concat().contains("widen_policy"));
    assert!(!way(&of(false, "ALL", a), &of(true, "ALL", a)).concat().contains("widen_policy"));
}

#[test]
fn a_policy_goes_by_consent_and_is_renamed_without() {
    let one = |name| {
        catalog(&[(VIEW, &["public", "t"], "{}"), (POLICY, &["public", "t", name], r#"{"command":"ALL"}"#)])
    };
    let none = catalog(&[(VIEW, &["public", "t"], "{}")]);
    assert_eq!(sql(&one("p"), &none), ["DROP POLICY p ON public.t -- drop_policy t.p"]);
    assert_eq!(sql(&one("p"), &one("q")), ["ALTER POLICY p ON public.t RENAME TO q"]);
    assert_eq!(sql(&none, &one("p")), ["CREATE POLICY p ON public.t"]);
}
