use super::*;
use crate::seed::HashKind;

/// The only value of a file.
fn value_of(text: &str) -> Result<Value, Vec<Problem>> {
    let file = format!("sets:\n  base:\n    one:\n      a: {text}\n");
    let mut seed = parse("t.yaml", &file.into())?;
    Ok(seed.rows.remove(0).cells.remove(0).value)
}

#[test]
fn values_are_text_until_the_server_types_them() {
    let text = |text: &str| Value::Text(text.into());
    let json = |text: &str| Value::Json(text.into());
    for (written, expected) in [
        ("007", text("007")),
        ("1.10", text("1.10")),
        ("yes", text("yes")),
        ("2025-01-01", text("2025-01-01")),
        ("", Value::Null),
        ("~", Value::Null),
        ("null", Value::Null),
        ("'~'", text("~")),
        ("'null'", text("null")),
        ("!!str null", text("null")),
        ("[1.10, true, '1', x, ~]", json(r#"[1.10, true, "1", "x", null]"#)),
        ("{b: 1, a: {c: 01}}", json(r#"{"b": 1, "a": {"c": "01"}}"#)),
        ("!json 5", json("5")),
        ("!json '5'", json(r#""5""#)),
        ("!ref sales.users.ada", Value::Ref("sales.users.ada".into())),
        ("!now", Value::Time("0".into())),
        ("!ago 1d 4h", Value::Time("-1 days -4 hours".into())),
        ("!in 2mo", Value::Time("2 months".into())),
        ("!bcrypt secret", Value::Hash(HashKind::Bcrypt, "secret".into())),
        ("!env HOME", Value::Env("HOME".into())),
    ] {
        assert_eq!(value_of(written), Ok(expected), "{written}");
    }
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    for (text, expected) in [
        ("sets: [", "this is not YAML"),
        ("---\nsets:\n---\nsets:\n", "a second document"),
        ("rows:\n", "t.yaml:1:1: expected `key:` or `sets:`"),
        ("sets:\n  base: 5\n", "t.yaml:2:9: expected a mapping from label to row, or `!file NAME.csv`"),
        ("sets:\n  base:\n    one: 5\n", "t.yaml:3:10: expected a mapping from column to value"),
        (
            "sets:\n  base:\n    one:\n  dev:\n    one:\n",
            "t.yaml:5:5: the label one was used before, in line 3",
        ),
        ("sets:\n  base: !file x.txt\n", "t.yaml:2:9: \"x.txt\" is no file of rows"),
        ("sets:\n  base: !file ../x.csv\n", "is no file of rows"),
        ("key: {a: b}\n", "expected a column, or a list of columns"),
    ] {
        let problems = parse("t.yaml", &text.into()).expect_err(text);
        let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert!(told.len() == 1 && told[0].contains(expected), "{text:?}: {told:?}");
    }
    for (written, expected) in [
        ("!ref users", "\"users\" is no reference; expected table.label"),
        ("!ago 3", "\"3\" is no duration"),
        ("!now 3d", "!now takes nothing"),
        ("!today", "there is no tag !today"),
        ("!ref {a: b}", "!ref takes a text"),
        ("[!now '']", "!now has no meaning inside of JSON"),
        ("\"a\\0b\"", "a NUL character"),
    ] {
        let problems = value_of(written).expect_err(written);
        let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
        let place = "t.yaml:4:";
        assert!(
            told.len() == 1 && told[0].starts_with(place) && told[0].contains(expected),
            "{written}: {told:?}"
        );
    }
}

#[test]
fn all_that_is_wrong_is_told_at_once() {
    let problems =
        parse("t.yaml", &"sets:\n  base:\n    one:\n      a: !ago x\n      b: !nope x\nrows:\n".into());
    assert_eq!(problems.expect_err("three").len(), 3);
}

#[test]
fn a_file_is_its_table_its_key_and_its_rows() {
    let text = "key: [code, lang]\nsets:\n  base:\n    one: {code: 1}\n    two:\n  empty:\n  dev:\n    three: {code: 3}\n";
    let seed = parse("seed-data/hbm/sales.codes.yaml", &text.into()).expect("a file");
    assert_eq!(seed.table, "sales.codes");
    let key: Vec<&str> = seed.key.iter().map(|(column, _)| column.as_str()).collect();
    assert_eq!(key, ["code", "lang"]);
    let rows: Vec<(&str, &str, usize)> =
        seed.rows.iter().map(|row| (&*row.part.set, &*row.label, row.cells.len())).collect();
    assert_eq!(rows, [("base", "one", 1), ("base", "two", 0), ("dev", "three", 1)]);
}
