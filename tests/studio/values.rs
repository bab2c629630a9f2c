//! Values of all types: as PostgreSQL prints them, there and back.

use crate::harness::{Database, Studio, server};
use serde_json::{Value, json};

/// A type, and constants of it that are easily lost.
const VALUES: &[(&str, &[&str])] = &[
    ("smallint", &["-32768", "32767"]),
    ("integer", &["-2147483648", "2147483647"]),
    ("bigint", &["9223372036854775807", "-9223372036854775808", "9007199254740993"]),
    ("numeric", &["NaN", "Infinity", "0.00000000000000000000000000001", "123456789012345678901234567890.10"]),
    ("numeric(10, 2)", &["0.10", "-99999999.99"]),
    ("real", &["1.1754944e-38", "NaN", "-Infinity", "-0"]),
    ("double precision", &["0.1", "1e+308", "5e-324", "NaN", "Infinity"]),
    ("money", &["$1,234.50"]),
    ("boolean", &["t", "f"]),
    (
        "text",
        &[
            "",
            " ",
            "NULL",
            "null",
            "it's",
            "a\\b",
            "a\nb",
            "a\r\nb",
            "\ttab",
            "😀",
            "שלום",
            "<script>alert(1)</script>",
            "%_",
        ],
    ),
    ("varchar(5)", &["", "abc  "]),
    ("char(5)", &["a", ""]),
    ("\"char\"", &["a", ""]),
    ("name", &["a name"]),
    ("bytea", &["", "\\x00ff5c27"]),
    ("bit(4)", &["1010"]),
    ("bit varying", &["", "101"]),
    ("date", &["infinity", "4713-01-01 BC", "2026-02-28"]),
    ("time", &["24:00:00", "00:00:00.000001"]),
    ("timetz", &["23:59:59.999999+14"]),
    ("timestamp", &["-infinity", "294276-12-31 23:59:59.999999", "2026-03-29 02:30:00"]),
    ("timestamptz", &["infinity", "2026-03-29 01:30:00.123456+00"]),
    ("interval", &["-1 years -2 mons +3 days -04:05:06.789", "00:00:00"]),
    ("uuid", &["00000000-0000-0000-0000-000000000000"]),
    ("inet", &["::1/64", "10.0.0.1"]),
    ("cidr", &["10.0.0.0/8"]),
    ("macaddr", &["08:00:2b:01:02:03"]),
    ("macaddr8", &["08:00:2b:01:02:03:04:05"]),
    ("json", &["null", "{}", "[]", "\"\"", "{\"a\": 1,  \"a\": 2}", "12345678901234567890.0"]),
    ("jsonb", &["null", "{}", "[]", "\"\"", "{\"n\": 12345678901234567890.10}"]),
    ("xml", &["<a>b</a>"]),
    ("tsvector", &["'a':1A 'b':2"]),
    ("tsquery", &["'a' & !'b'"]),
    ("point", &["(1,2)"]),
    ("box", &["(1,1),(0,0)"]),
    ("circle", &["<(1,2),3>"]),
    ("path", &["((0,0),(1,1))"]),
    ("polygon", &["((0,0),(1,1),(1,0))"]),
    ("lseg", &["[(0,0),(1,1)]"]),
    ("line", &["{1,2,3}"]),
    ("oid", &["4294967295"]),
    ("pg_lsn", &["16/B374D848"]),
    ("xid8", &["18446744073709551615"]),
    ("int4range", &["empty", "[1,5)", "(,)"]),
    ("numrange", &["[1.5,)"]),
    ("tstzrange", &["[\"2026-01-01 00:00:00+00\",infinity)"]),
    ("int4multirange", &["{}", "{[1,2),[5,7)}"]),
    ("integer[]", &["{}", "{NULL,1}", "{{1,2},{3,4}}", "[2:3]={7,8}"]),
    ("text[]", &["{\"\",NULL,\"NULL\",\"a,b\",\"\\\"\"}"]),
    ("mood", &["happy", "so so"]),
    ("mood[]", &["{happy,\"so so\"}"]),
    ("positive", &["1"]),
    ("pair", &["(1,a)", "(,)", "(,\"\")"]),
    ("citext", &["Aa"]),
];

#[test]
fn values_come_and_go_as_they_are() {
    let database = Database::new(server!());
    database.sql(
        "create extension citext;
         create type mood as enum ('happy', 'so so');
         create domain positive as integer check (value > 0);
         create type pair as (a int, b text)",
    );
    let studio = Studio::on(&database, &["--write"]);
    let session = studio.enter();
    let mut looked_at = 0;
    for (number, (data_type, values)) in VALUES.iter().enumerate() {
        let table = format!("t{number}");
        let rows: Vec<String> = values
            .iter()
            .enumerate()
            .map(|(at, value)| format!("({}, '{}')", at + 1, value.replace('\'', "''")))
            .collect();
        database.sql(&format!(
            "create table {table} (id int primary key, v {data_type}); insert into {table} values {}; insert into {table} values (0, null)",
            rows.join(", ")
        ));
        let page = studio.post("rows", &json!({ "table": table, "limit": 100 }), &session).json();
        let shown: Vec<&Value> = page["rows"].as_array().expect("rows").iter().map(|row| &row[1]).collect();
        assert_eq!(shown[0], &Value::Null, "{data_type}");
        // A new row from what was seen, and the old one as it was seen: neither is another value.
        let mut changes = Vec::new();
        for (at, value) in shown.iter().enumerate() {
            let new = value.as_str().map_or(json!("null"), |text| json!({ "text": text }));
            changes.push(json!({ "table": table, "kind": "insert", "new": { "id": { "text": (at + 100).to_string() }, "v": new } }));
            changes.push(json!({ "table": table, "kind": "update", "key": { "id": at.to_string() }, "old": { "v": value }, "new": { "v": new } }));
        }
        let done = studio.post("commit", &json!({ "id": table, "changes": changes }), &session).json();
        assert_eq!(done["result"], "committed", "{data_type}: {done}");
        let different = format!(
            "select count(*) from {table} a join {table} b on b.id = a.id + 100 where format('%L', a.v) is distinct from format('%L', b.v)"
        );
        assert_eq!(database.sql(&different), "0", "{data_type}");
        looked_at += values.len();
    }
    assert!(looked_at > 100, "{looked_at}");
}

/// Names that would be something else, were they not quoted.
#[test]
fn names_are_only_names() {
    let database = Database::new(server!());
    database.sql(
        r#"create schema "s.""'; --";
           create table "s.""'; --"."we""ird <b>x</b>" ("a""b'; drop table t; --" int primary key, "select" text, "__proto__" text);
           insert into "s.""'; --"."we""ird <b>x</b>" select g, 'x', 'y' from generate_series(1, 20) g"#,
    );
    let studio = Studio::on(&database, &["--write"]);
    let session = studio.enter();
    let ask = |name: &str, body: Value| studio.post(name, &body, &session).json();
    let table = ask("overview", json!({}))["tables"][0]["name"].clone();
    let key = "a\"b'; drop table t; --";
    let page = ask(
        "rows",
        json!({ "table": table, "limit": 10, "order": [{ "column": "select" }], "where": [{ "column": key, "op": "gt", "value": "0" }] }),
    );
    let next = ask(
        "rows",
        json!({ "table": table, "limit": 10, "order": [{ "column": "select" }], "after": page["next"] }),
    );
    assert_eq!(next["rows"][0][0], "11");
    assert_eq!(
        ask("cell", json!({ "table": table, "column": "__proto__", "key": { key: "3" } }))["value"],
        "y"
    );
    assert_eq!(ask("count", json!({ "table": table, "exact": true }))["rows"], "20");
    let change = json!([{ "table": table, "kind": "update", "key": { key: "3" }, "old": { "__proto__": "y" }, "new": { "__proto__": { "text": "z" }, "select": "null" } }]);
    assert_eq!(ask("commit", json!({ "id": "a", "changes": change }))["result"], "committed");
    assert_eq!(
        ask("cell", json!({ "table": table, "column": "__proto__", "key": { key: "3" } }))["value"],
        "z"
    );
    for name in ["table", "ddl"] {
        ask(name, json!({ "table": table }));
    }
    let csv = studio.post("export", &json!({ "table": table, "format": "csv" }), &session);
    assert!(csv.status == 200 && csv.body.contains("\"a\"\"b'; drop table t; --\""), "{}", csv.body);
}

/// A file is written as it is read: its size is not that of the program.
#[cfg(target_os = "linux")]
#[test]
fn a_large_export_is_small_in_memory() {
    let database = Database::new(server!());
    database
        .sql("create table t as select g id, repeat(md5(g::text), 300) x from generate_series(1, 10000) g");
    let studio = Studio::on(&database, &[]);
    let session = studio.enter();
    for format in ["csv", "json"] {
        let file = studio.post("export", &json!({ "table": "t", "format": format }), &session);
        assert!(file.status == 200 && file.body.len() > 95_000_000, "{}", file.body.len());
    }
    let peak = studio.peak();
    assert!(peak < 80_000_000, "{peak} bytes");
}
