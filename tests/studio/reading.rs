//! Reading stays reading.

use super::Studio;
use crate::harness::{Database, server};
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
    for sql in [
        "update t set n = 'x'",
        "commit; update t set n = 'x'",
        "select 1; update t set n = 'x'",
        "set transaction read write",
        "begin read write",
        "with w as (update t set n = 'x' returning id) select * from w",
        "explain analyze update t set n = 'x'",
        "do $$ begin update t set n = 'x'; end $$",
        "copy (select 1) to program 'touch /tmp/hbm-db-was-here'",
        "copy t from program 'echo 1'",
        "select pg_read_file('PG_VERSION')",
        "select pg_ls_dir('.')",
        "create temp table x (n int)",
        "",
    ] {
        let answer = run(sql);
        assert!([403, 422].contains(&answer.status), "{sql}: {} {}", answer.status, answer.body);
    }
    let change = json!({ "changes": [{ "table": "t", "kind": "delete", "key": { "id": "9223372036854775807" }, "old": {} }] });
    assert_eq!(studio.post("commit", &change, &cookie).status, 403);
    assert_eq!(database.sql("select count(*) from t where n is null"), "1");
    let open = "select count(*) from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'";
    assert_eq!(database.sql(open), "0", "no transaction is left open");
}
