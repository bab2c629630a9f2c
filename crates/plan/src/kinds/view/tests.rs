use super::VIEW;
use super::sample::{catalog, sql};

fn way(old: &str, new: &str) -> Vec<String> {
    sql(&catalog(&[(VIEW, &["public", "v"], old)]), &catalog(&[(VIEW, &["public", "v"], new)]))
}

const A: &str = r#"{"name":"a","type":"integer"}"#;
const B: &str = r#"{"name":"b","type":"text"}"#;

#[test]
fn columns_at_the_end_are_added_where_it_is() {
    let old = format!(r#"{{"query":" SELECT a;","columns":[{A}]}}"#);
    let new = format!(r#"{{"query":" SELECT a, b;","columns":[{A},{B}]}}"#);
    assert_eq!(way(&old, &new), ["CREATE OR REPLACE VIEW public.v AS\n SELECT a, b"]);
    assert_eq!(way(&new, &old), ["DROP VIEW public.v", "CREATE VIEW public.v AS\n SELECT a"]);
}

#[test]
fn a_column_of_another_type_or_collation_is_another_view() {
    for other in [r#"{"name":"a","type":"bigint"}"#, r#"{"name":"a","type":"integer","collation":"c"}"#] {
        let old = format!(r#"{{"query":"q","columns":[{A}]}}"#);
        let new = format!(r#"{{"query":"q","columns":[{other}]}}"#);
        assert_eq!(way(&old, &new).len(), 2, "{other}");
    }
}

#[test]
fn options_change_where_it_is_and_the_rights_of_who_asks_are_guarded() {
    let old = r#"{"query":"q","options":["check_option=local","security_invoker=true"]}"#;
    let new = r#"{"query":"q","options":["security_barrier=on"]}"#;
    assert_eq!(
        way(old, new),
        [
            "ALTER VIEW public.v RESET (check_option, security_invoker)",
            "ALTER VIEW public.v SET (security_barrier='on') -- security_definer v",
        ]
    );
    assert_eq!(
        way(new, old),
        [
            "ALTER VIEW public.v RESET (security_barrier)",
            "ALTER VIEW public.v SET (check_option='local', security_invoker='true')",
        ]
    );
}

#[test]
fn a_new_query_comes_with_its_options() {
    let old = r#"{"query":"q","options":["security_invoker=true"]}"#;
    let new = r#"{"query":"r","options":["security_barrier=on"]}"#;
    assert_eq!(
        way(old, new),
        ["CREATE OR REPLACE VIEW public.v WITH (security_barrier='on') AS\nr -- security_definer v"]
    );
}
