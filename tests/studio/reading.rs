//! Reading stays reading.

use crate::harness::{Database, Studio, server, until};
use serde_json::json;

#[test]
fn reading_stays_reading() {
    let database = Database::new(server!());
    database.sql(
        "create table t (id bigint primary key, n text); insert into t values (9223372036854775807, null)",
    );
    let studio = Studio::on(&database, &[]);
    let cookie = studio.enter();
    let run = |sql: &str| studio.post("sql", &json!({ "sql": sql, "id": "a", "limit": 10 }), &cookie);
    assert_eq!(run("table t").json()["rows"], json!([["9223372036854775807", null]]));
    for (sql, status) in [
        ("update t set n = 'x'", 403),
        ("commit; update t set n = 'x'", 422),
        ("select 1; update t set n = 'x'", 422),
        ("set transaction read write", 403),
        ("begin read write", 403),
        ("with w as (update t set n = 'x' returning id) select * from w", 403),
        ("explain analyze update t set n = 'x'", 403),
        ("do $$ begin update t set n = 'x'; end $$", 403),
        ("copy (select 1) to program 'touch /tmp/hbm-db-was-here'", 403),
        ("copy t from program 'echo 1'", 403),
        ("select pg_read_file('PG_VERSION')", 422),
        ("select pg_ls_dir('.')", 422),
        ("create temp table x (n int)", 403),
        ("", 422),
    ] {
        let answer = run(sql);
        assert_eq!(answer.status, status, "{sql}: {}", answer.body);
    }
    let change = json!({ "id": "a", "changes": [{ "table": "t", "kind": "delete", "key": { "id": "9223372036854775807" }, "old": {} }] });
    assert_eq!(studio.post("commit", &change, &cookie).status, 403);
    assert_eq!(database.sql("select count(*) from t where n is null"), "1");
    let open = "select count(*) from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'";
    assert_eq!(database.sql(open), "0", "no transaction is left open");
}

/// Each of these once did more than read: the text was read again in another way than the first time, or a query made
/// itself a superuser again.
#[test]
fn no_query_gets_out() {
    let database = Database::new(server!());
    database.sql("create table victim (id int)");
    let studio = Studio::on(&database, &[]);
    let session = studio.enter();
    let file = std::env::temp_dir().join(format!("hbm-db-{}-was-here", database.name));
    let program = format!("copy (select 1) to program $$touch {}$$", file.display());
    let lexed_twice = format!(
        "select 1 from (select set_config('standard_conforming_strings', 'off', true) s) x where s = '\\' || ') q on \
         false; commit; drop table victim; {program}; select * from (values (1)) v left join (select 1 --'"
    );
    let as_itself = "select set_config('role', 'none', true), query_to_xml($$select pg_read_file('PG_VERSION')$$, true, true, '')";
    let escaped = "select U&\"set\\005fconfig\"('role', 'none', true)";
    for sql in [lexed_twice.as_str(), as_itself, escaped] {
        let answer = studio.post("sql", &json!({ "sql": sql, "id": "a", "limit": 10 }), &session);
        assert_eq!(answer.status, 403, "{sql}: {}", answer.body);
    }
    // The terminal has the same walls. It does not read a text again when the query has run.
    crate::harness::hbm_db(&["inspect", "--sql", &lexed_twice]).on(&database).succeeds().says("0 rows");
    assert_eq!(database.sql("select to_regclass('victim') is not null"), "t");
    assert!(!file.exists(), "a program ran on the server");
}

/// Who may create operators puts some of the same name where they are found first, and a superuser looks at the rows.
#[test]
fn operators_of_others_are_not_called() {
    let database = Database::new(server!());
    database.sql(
        "create table calls (n int);
         create table t (id varchar primary key, kind varchar, e varchar);
         insert into t select g, 'a', 'x' from generate_series(1, 30) g;
         create function public.called(a varchar, b varchar) returns boolean language plpgsql as
             $$ begin raise exception 'somebody else was called'; end $$;
         create operator public.= (leftarg = varchar, rightarg = varchar, function = public.called);
         create operator public.> (leftarg = varchar, rightarg = varchar, function = public.called);
         create operator public.< (leftarg = varchar, rightarg = varchar, function = public.called);",
    );
    let studio = Studio::on(&database, &["--write"]);
    let session = studio.enter();
    let ask = |name: &str, body: serde_json::Value| studio.post(name, &body, &session).json();
    let filters = json!([{ "column": "kind", "op": "eq", "value": "a" }, { "column": "e", "op": "ge", "value": "x" },
        { "column": "e", "op": "in", "values": ["x"] }]);
    let first = ask("rows", json!({ "table": "t", "where": filters, "limit": 10 }));
    assert_eq!(first["rows"].as_array().map(Vec::len), Some(10));
    let next = ask("rows", json!({ "table": "t", "limit": 10, "after": first["next"] }));
    assert_eq!(next["rows"].as_array().map(Vec::len), Some(10));
    let sorted = json!([{ "column": "kind", "desc": true }]);
    let first = ask("rows", json!({ "table": "t", "order": sorted, "limit": 10 }));
    ask("rows", json!({ "table": "t", "order": sorted, "limit": 10, "after": first["next"] }));
    assert_eq!(ask("count", json!({ "table": "t", "where": filters, "exact": true }))["rows"], "30");
    assert_eq!(ask("cell", json!({ "table": "t", "column": "e", "key": { "id": "1" } }))["value"], "x");
    let change = json!({ "id": "a", "changes": [{ "table": "t", "kind": "update", "key": { "id": "1" }, "old": { "e": "x" },
        "new": { "e": { "text": "y" } } }] });
    assert_eq!(ask("commit", change)["result"], "committed");
}

fn advisory(key: u32) -> String {
    format!(
        "select count(*) from pg_locks where locktype = 'advisory' and objid = {key} and database = \
         (select oid from pg_database where datname = current_database())"
    )
}

#[test]
fn a_locked_table_stops_nobody() {
    let database = Database::new(server!());
    database.sql("create table busy (id int primary key); insert into busy values (1); create table free (id int primary key)");
    let studio = Studio::on(&database, &[]);
    let session = studio.enter();
    let mut locker = database.cluster.client("psql", &database.name).args(["-XAtq", "-c"]).arg(
        "begin; lock table busy in access exclusive mode; select pg_advisory_lock(42); select pg_sleep(120)",
    ).spawn().expect("psql starts");
    until("the table is locked", || database.sql(&advisory(42)) == "1");
    let overview = studio.post("overview", &json!({}), &session).json();
    let sizes: Vec<bool> =
        overview["tables"].as_array().expect("tables").iter().map(|table| table["size"].is_null()).collect();
    assert_eq!(sizes, [true, false], "of a locked table the size is not known");
    let rows = studio.post("rows", &json!({ "table": "busy", "limit": 10 }), &session);
    assert_eq!(rows.status, 422, "{}", rows.body);
    assert!(rows.body.contains("55P03") && rows.body.contains("Activity"), "{}", rows.body);
    let activity = studio.post("activity", &json!({}), &session).json();
    assert!(activity["sessions"].to_string().contains("pg_sleep(120)"));
    locker.kill().expect("psql ends");
    locker.wait().expect("psql ends");
    database.sql("select pg_terminate_backend(pid) from pg_stat_activity where query like '%pg_sleep(120)%' and pid <> pg_backend_pid()");
}

/// The connection is used again by the next question.
#[test]
fn nothing_stays_with_the_connection() {
    let database = Database::new(server!());
    let studio = Studio::on(&database, &[]);
    let session = studio.enter();
    let run = |sql: &str| studio.post("sql", &json!({ "sql": sql, "id": "a", "limit": 10 }), &session);
    assert_eq!(run("select pg_advisory_lock(77)").status, 200);
    assert_eq!(database.sql(&advisory(77)), "0");
    let settings = "select count(*) from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'";
    assert_eq!(database.sql(settings), "0");
}

/// A policy that hides rows from the role that reads is told, and not taken for an empty table.
#[test]
fn hidden_rows_are_no_missing_rows() {
    let database = Database::new(server!());
    database.sql("create table t (id int primary key); insert into t values (1); alter table t enable row level security");
    let studio = Studio::on(&database, &[]);
    let session = studio.enter();
    let counted =
        studio.post("sql", &json!({ "sql": "select count(*) from t", "id": "a", "limit": 10 }), &session);
    assert!(counted.status == 422 && counted.body.contains("row-level security"), "{}", counted.body);
    assert_eq!(studio.post("count", &json!({ "table": "t", "exact": true }), &session).json()["rows"], "1");
}

/// As the program itself tells statements apart, also where an editor would not.
#[test]
fn statements_are_told_apart() {
    let database = Database::new(server!());
    let studio = Studio::on(&database, &[]);
    let session = studio.enter();
    let text = "select '😀;'; create procedure p() language sql begin atomic select 1; select 2; end;\ncreate rule r as on insert to t do also (select 1; select 2); -- ;\ntable t";
    let spans = studio.post("split", &json!({ "sql": text }), &session).json();
    let units: Vec<u16> = text.encode_utf16().collect();
    let at = |span: &serde_json::Value, name: &str| span[name].as_u64().expect("a number") as usize;
    let statements: Vec<String> = spans["statements"]
        .as_array()
        .expect("spans")
        .iter()
        .map(|span| String::from_utf16_lossy(&units[at(span, "from")..at(span, "to")]))
        .collect();
    assert_eq!(
        statements,
        [
            "select '😀;'",
            "create procedure p() language sql begin atomic select 1; select 2; end",
            "create rule r as on insert to t do also (select 1; select 2)",
            "table t",
        ]
    );
    assert_eq!(studio.post("split", &json!({ "sql": "select 'open" }), &session).status, 422);
}
