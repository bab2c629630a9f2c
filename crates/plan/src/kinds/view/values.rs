//! Rows that a query writes out. PostgreSQL prints `(VALUES …) "*VALUES*"` of those that stand for a table, and of what it
//! reads from that print `( VALUES …) "*VALUES*"`: the same query. Catalogs have the second.

use hbm_db_catalog::{Catalog, Facts, Kind};
use serde::Deserialize;

/// How JSON has the name that PostgreSQL gives such rows.
const ROWS: &str = r#"\"*VALUES*\""#;

#[derive(Deserialize)]
struct Written {
    #[serde(default)]
    body: Option<String>,
}

/// Gives the queries of a kind the second form.
pub(crate) fn settle(catalog: &mut Catalog, kind: Kind) {
    let of_kind = catalog.objects.iter_mut().filter(|(id, _)| id.kind() == kind);
    for (_, object) in of_kind.filter(|(_, object)| object.facts.as_str().contains(ROWS)) {
        // What somebody wrote, as the body of a function that is not parsed, stays as it is.
        if object.facts.read::<Written>().is_ok_and(|written| written.body.is_some()) {
            continue;
        }
        if let Ok(facts) = serde_json::from_str::<Facts>(&apart(object.facts.as_str())) {
            object.facts = facts;
        }
    }
}

/// JSON with a space before each `VALUES` behind a parenthesis that is not inside of a literal or a quoted name of SQL.
fn apart(json: &str) -> String {
    let mut whole = String::with_capacity(json.len() + 8);
    let (mut is_literal, mut is_name, mut is_escaped) = (false, false, false);
    for (at, c) in json.char_indices() {
        whole.push(c);
        match c {
            '"' if is_escaped => is_name ^= !is_literal,
            // A text of JSON begins or ends.
            '"' => (is_literal, is_name) = (false, false),
            '\'' => is_literal ^= !is_name,
            '(' if !is_literal && !is_name && json[at + 1..].starts_with("VALUES (") => whole.push(' '),
            _ => {}
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn literals_and_names_stay_as_they_are() {
        for (json, wanted) in [
            (r#"{"query":"FROM (VALUES (1)) x"}"#, r#"{"query":"FROM ( VALUES (1)) x"}"#),
            (r#"{"q":"FROM ( VALUES (1)) x"}"#, r#"{"q":"FROM ( VALUES (1)) x"}"#),
            (r#"{"q":"'(VALUES (1))', (VALUES ('(VALUES (1)'))"}"#, r#"{"q":"'(VALUES (1))', ( VALUES ('(VALUES (1)'))"}"#),
            (r#"{"q":"\"(VALUES (1)\" (VALUES (1))"}"#, r#"{"q":"\"(VALUES (1)\" ( VALUES (1))"}"#),
            (r#"{"name":"it's","q":"(VALUES (1))"}"#, r#"{"name":"it's","q":"( VALUES (1))"}"#),
            (r#"{"q":"E'\\\\', (VALUES (1))"}"#, r#"{"q":"E'\\\\', ( VALUES (1))"}"#),
        ] {
            assert_eq!(apart(json), wanted);
        }
    }
}
