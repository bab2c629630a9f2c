//! Values are those that PostgreSQL prints.

use super::{inspect, json, parsed};
use crate::harness::{Database, server};
use serde_json::json;

const TYPES: &str = r#"
    create type mood as enum ('sad', 'it''s');
    create table v (
        id int primary key, n numeric, b int8, t timestamptz, y bytea, a text[], j json, s text, f float8, d date,
        i interval, u uuid, e mood, ip inet, r int4range, bo boolean, js jsonb, m money, x xml, bits bit(3));
    insert into v values (
        1, 1.10, 9007199254740993, '2026-01-02 03:04:05.678+02', '\xdeadbeef', array['a', 'b,"c"', null, 'NULL'],
        'null', '', 0.1, 'infinity', '1 day 02:00:00', '00000000-0000-0000-0000-00000000000a', 'it''s', '10.0.0.1/8',
        '[1,5)', true, '{"b": 1.50, "a": null}', 1.5, '<a>&amp;</a>', b'101');
    insert into v (id, s, f, n) values (2, E'line\n"two", \\ \x1b[31m', 'NaN', 'NaN');
"#;

fn expected() -> serde_json::Value {
    json!({
        "id": "1", "n": "1.10", "b": "9007199254740993", "t": "2026-01-02 01:04:05.678+00", "y": "\\xdeadbeef",
        "a": "{a,\"b,\\\"c\\\"\",NULL,\"NULL\"}", "j": "null", "s": "", "f": "0.1", "d": "infinity",
        "i": "1 day 02:00:00", "u": "00000000-0000-0000-0000-00000000000a", "e": "it's", "ip": "10.0.0.1/8",
        "r": "[1,5)", "bo": "t", "js": "{\"a\": null, \"b\": 1.50}", "m": "$1.50", "x": "<a>&amp;</a>", "bits": "101",
    })
}

#[test]
fn json_has_every_value_exactly_and_null_apart() {
    let database = Database::new(server!());
    database.sql(TYPES);
    for arguments in [&["v", "--rows"][..], &["--sql", "select * from v order by id"]] {
        let value = json(&database, arguments);
        assert_eq!(value["rows"][0], expected());
        let second = &value["rows"][1];
        assert_eq!(second["j"], json!(null), "NULL is not the null of JSON");
        assert_eq!(second["s"], "line\n\"two\", \\ \u{1b}[31m");
        assert_eq!(second["f"], "NaN");
        let types: Vec<&str> = value["columns"]
            .as_array()
            .expect("columns")
            .iter()
            .filter_map(|one| one["type"].as_str())
            .collect();
        assert_eq!(
            &types[..6],
            ["integer", "numeric", "bigint", "timestamp with time zone", "bytea", "text[]"]
        );
        assert_eq!(types[12], "mood");
    }
}

#[test]
fn csv_tells_null_from_the_empty_text_and_can_be_read_back() {
    let database = Database::new(server!());
    database.sql(TYPES);
    let outcome = inspect(&database, &["v", "--rows", "--as", "csv"]).succeeds();
    let mut reader = csv::Reader::from_reader(outcome.stdout.as_bytes());
    let records: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().expect("CSV");
    let own: Vec<&str> = records[0].iter().collect();
    let all = expected();
    let printed: Vec<&str> =
        all.as_object().expect("a row").values().filter_map(|value| value.as_str()).collect();
    assert_eq!(own, printed);
    assert_eq!(&records[1][7], "line\n\"two\", \\ \u{1b}[31m");
    let sql = "select null as a, '' as b, 'x' as c, '\"' as d, null as e";
    let outcome = inspect(&database, &["--sql", sql, "--as", "csv"]).succeeds();
    assert_eq!(outcome.stdout, "a,b,c,d,e\n,\"\",x,\"\"\"\",\n");
    // The same as psql says.
    let copy = "copy (select * from v order by id) to stdout with (format csv, header)";
    let ours = inspect(&database, &["--sql", "table v order by id", "--as", "csv"]).succeeds().stdout;
    let psql = database.sql(&format!("set timezone = 'UTC'; {copy}"));
    assert_eq!(ours.trim_end(), psql.trim_end());
}

#[test]
fn what_people_see_is_cut_and_moves_no_cursor() {
    let database = Database::new(server!());
    database.sql("create table t (id int primary key, \"a|b\" text); insert into t values (1, repeat('long ', 40)), (2, E'\\x1b[2J|<i>\\n*'), (3, null), (4, '')");
    let outcome = inspect(&database, &["t", "--rows"]).succeeds().says("long…").says("␛[2J|<i>␊*");
    let outcome = outcome.says("NULL").says("4 rows").hides("\u{1b}");
    assert!(outcome.stdout.lines().all(|line| line.chars().count() < 80), "{}", outcome.stdout);
    let long = "long ".repeat(40);
    inspect(&database, &["t", "--rows", "--full"]).succeeds().says(long.trim_end());
    inspect(&database, &["t", "--rows", "--as", "vertical"])
        .succeeds()
        .says("-- 4")
        .says("id   4")
        .hides("\u{1b}");
    inspect(&database, &["t", "--rows", "--as", "markdown"])
        .succeeds()
        .says("| id | a\\|b |")
        .says("| ---: | --- |")
        .says("| 2 | ␛\\[2J\\|&lt;i&gt;<br>\\* |");
    inspect(&database, &["t", "--rows", "--as", "csv", "--format", "json"]).exits(2).says("--as");
    inspect(&database, &["t", "--as", "csv"]).exits(2).says("--rows, or --sql");
}

#[test]
fn columns_without_rows_and_rows_without_columns() {
    let database = Database::new(server!());
    database.sql("create table nothing (); insert into nothing default values");
    let value = json(&database, &["--sql", "select 1 as a, 'x'::text as a_b where false -- none;"]);
    assert_eq!(value["columns"], json!([{"name": "a", "type": "integer"}, {"name": "a_b", "type": "text"}]));
    assert_eq!(value["rows"], json!([]));
    inspect(&database, &["nothing", "--rows"]).succeeds().says("1 row");
    let twice = ["--sql", "select 1 as a, 2 as a"];
    inspect(&database, &twice).succeeds().says("1  2");
    let outcome = inspect(&database, &[&twice[..], &["--format", "json"]].concat()).exits(2);
    assert!(outcome.stdout.contains("another name with AS"), "{}", outcome.stdout);
    assert_eq!(
        parsed(&inspect(&database, &["--sql", "show server_encoding", "--format", "json"]).succeeds())["rows"]
            [0]["server_encoding"],
        "UTF8"
    );
}
