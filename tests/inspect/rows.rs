//! Pages of rows.

use super::{inspect, json};
use crate::harness::{Database, server};
use std::collections::BTreeSet;

/// Follows the pages to their end and gives the column of every row, and how many pages there were.
fn follow(database: &Database, table: &str, column: &str, options: &[&str]) -> (Vec<String>, usize) {
    let (mut seen, mut pages, mut after) = (Vec::new(), 0, None::<String>);
    loop {
        let mut arguments = vec![table, "--rows", "--limit", "20"];
        arguments.extend(options);
        if let Some(after) = &after {
            arguments.extend(["--after", after]);
        }
        let page = json(database, &arguments);
        let rows = page["rows"].as_array().expect("rows");
        seen.extend(rows.iter().filter_map(|row| row[column].as_str().map(str::to_owned)));
        pages += 1;
        after = page["next"].as_str().map(str::to_owned);
        assert_eq!(page["more"], after.is_some());
        if after.is_none() {
            return (seen, pages);
        }
    }
}

#[test]
fn pages_have_every_row_once_whatever_the_order() {
    let database = Database::new(server!());
    database.sql(
        r#"create extension citext; create schema "my ""schema";
        create table "my ""schema"."Order Items" (
            "Key 'a'" text primary key, "group" int, name citext, "when:desc" timestamptz, f float8, note varchar(3));
        insert into "my ""schema"."Order Items"
        select case n % 4 when 0 then '-' || n when 1 then 'it''s "' || n when 2 then '[' || n || ']' else E'\\' || n end,
               nullif(n % 3, 0), case when n % 5 > 0 then chr(65 + n % 2 * 32) || n % 7 end,
               '2026-01-01'::timestamptz + n / 10 * interval '1 day', case when n % 6 = 0 then 'NaN' else n % 4 / 3.0 end, 'abc'
        from generate_series(1, 50) n"#,
    );
    let table = r#""my ""schema"."Order Items""#;
    for order in [
        &[][..],
        &["group"],
        &["group:desc"],
        &["name"],
        &["name:DESC"],
        &["when:desc"],
        &["when:desc:desc"],
        &["f:desc", "group"],
        &["\"Key 'a'\":desc"],
        &["note", "group:desc", "name:asc"],
    ] {
        let options: Vec<&str> = order.iter().flat_map(|column| ["--order", column]).collect();
        let (seen, pages) = follow(&database, table, "Key 'a'", &options);
        assert_eq!((seen.len(), pages), (50, 3), "{order:?}");
        assert_eq!(seen.iter().collect::<BTreeSet<_>>().len(), 50, "{order:?}");
    }
    // The order is PostgreSQL's.
    let (seen, _) = follow(&database, table, "Key 'a'", &["--order", "group:desc"]);
    let sql = r#"select "Key 'a'" from "my ""schema"."Order Items" order by "group" desc, 1 desc"#;
    assert_eq!(seen.join("\n"), database.sql(sql));
    let (seen, pages) = follow(&database, table, "Key 'a'", &["--where", "\"group\" = 1 or name like 'a%'"]);
    let sql = r#"select count(*) from "my ""schema"."Order Items" where "group" = 1 or name like 'a%'"#;
    assert_eq!((seen.len().to_string(), pages), (database.sql(sql), 3));
}

#[test]
fn a_key_of_several_columns_is_an_array() {
    let database = Database::new(server!());
    database.sql(
        "create table pairs (a int, b text, c numeric(10, 2), primary key (a, b, c));
        insert into pairs select n % 4, chr(64 + n % 5), n / 20 + 0.5 from generate_series(1, 45) n on conflict do nothing;
        create table plain (id int, u int not null unique, unique (id)); insert into plain select null, n from generate_series(1, 45) n",
    );
    let count: usize = database.sql("select count(*) from pairs").parse().expect("a number");
    let (seen, pages) = follow(&database, "pairs", "c", &[]);
    assert_eq!((seen.len(), pages), (count, count.div_ceil(20)));
    let page = json(&database, &["pairs", "--rows", "--limit", "1"]);
    assert_eq!(page["next"], "[\"0\",\"@\",\"1.50\"]");
    inspect(&database, &["pairs", "--rows", "--limit", "1"])
        .succeeds()
        .says("1 row; the next page: --after '[\"0\",\"@\",\"1.50\"]'");
    inspect(&database, &["pairs", "--rows", "--after", "[0, \"A\", \"1.5\"]"]).succeeds();
    for wrong in ["0", "[0]", "[0,\"A\",null]", "[0,\"A\",1.5]", "{}"] {
        inspect(&database, &["pairs", "--rows", "--after", wrong])
            .exits(2)
            .says("expected a JSON array with the values of a (integer), b (text), c (numeric(10,2))");
    }
    inspect(&database, &["pairs", "--rows", "--after", "[\"x\",\"A\",\"1\"]"])
        .exits(2)
        .says("invalid input syntax for type integer");
    // A unique key that can be NULL is none.
    assert_eq!(follow(&database, "plain", "u", &[]).0.len(), 45);
    inspect(&database, &["plain", "--rows", "--after", "x"]).exits(2).says("expected a value of u (integer)");
}

#[test]
fn what_has_no_key_has_one_page() {
    let database = Database::new(server!());
    database.sql("create table users (id int primary key, created_at date); insert into users select n from generate_series(1, 30) n; create view everybody as table users; create table heap as table users");
    for table in ["everybody", "heap"] {
        inspect(&database, &[table, "--rows", "--order", "id:desc", "--limit", "2"])
            .succeeds()
            .says("30")
            .says("29")
            .says("without a key");
        inspect(&database, &[table, "--rows", "--after", "3"]).exits(2).says("no key").says("--order");
    }
    inspect(&database, &["users", "--rows", "--order", "create_at"])
        .exits(2)
        .says("did you mean created_at?");
    inspect(&database, &["users", "--rows", "--order", "zzzzzzzzz"]).exits(2).says("it has id, created_at");
    inspect(&database, &["users", "--rows", "--limit", "0"]).exits(2);
    inspect(&database, &["--rows"]).exits(2).says("<NAME>");
    inspect(&database, &["users", "--after", "1"]).exits(2).says("--rows");
}

#[test]
fn a_condition_can_only_read() {
    let database = Database::new(server!());
    database.sql("create table t (id int primary key); insert into t values (1), (2); create sequence s;
        create function writes() returns boolean language plpgsql as 'begin insert into t values (9); return true; end'");
    let with = |condition: &str| inspect(&database, &["t", "--rows", "--where", condition]);
    with("id = 2 -- the second").succeeds().says("1 row");
    with("id = (select max(id) from t)").succeeds().says("1 row");
    for wrong in
        ["true; delete from t", "true) or (true", "idd = 1", "id = 1 /*", "select", "id", "", "true limit 1"]
    {
        with(wrong).exits(2).says("--where is not a condition on this table");
    }
    with("id = 1 and idd = 2").exits(2).says("line 1: id = 1 and idd = 2").says("                    ^");
    with("writes()").exits(4).says("read-only");
    with("nextval('s') > 0").exits(4).says("read-only");
    with("set_config('transaction_read_only', 'off', false) = 'off' and writes()").exits(4);
    assert_eq!(database.sql("select count(*), (select last_value from s) from t"), "2|1");
}
