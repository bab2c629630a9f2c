//! `studio`: who is let in, from sockets without any library in between, and that reading stays reading.

use crate::harness::{Database, Run, hbm_db, server};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::Child;
use std::time::Duration;

/// A running studio, killed at the end of the test.
struct Studio {
    child: Child,
    port: u16,
    token: String,
    _run: Run,
}

struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Studio {
    fn on(database: &Database, flags: &[&str]) -> Self {
        let mut run = hbm_db(&[&["studio", "--no-open"], flags].concat()).on(database);
        let mut child = run.spawn();
        let mut lines = BufReader::new(child.stderr.take().expect("stderr")).lines();
        let url = loop {
            let line = lines.next().expect("it has not ended").expect("a line");
            if let Some(url) = line.strip_prefix("studio: ") {
                break url.to_owned();
            }
        };
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        let (address, token) = url.split_once("/#token=").expect("a token in the fragment");
        let port = address.rsplit_once(':').expect("a port").1.parse().expect("a number");
        Self { child, port, token: token.to_owned(), _run: run }
    }

    /// Sends this, and reads until the end. The header lines are separated by `\n` here.
    fn send(&self, head: &str, body: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a time-out");
        let head = format!("{}\nConnection: close\n\n", head.trim_end()).replace('\n', "\r\n");
        stream.write_all((head + body).as_bytes()).expect("the request is sent");
        let mut bytes = Vec::new();
        // A server that has answered may reset what it did not read.
        let _ = stream.read_to_end(&mut bytes);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").expect("an answer");
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).expect("a status");
        Answer { status, head: head.to_owned(), body: body.to_owned() }
    }

    fn get(&self, path: &str) -> Answer {
        self.send(&format!("GET {path} HTTP/1.1\nHost: 127.0.0.1:{}", self.port), "")
    }

    /// A request as a page of ours makes it, with other header lines.
    fn post(&self, name: &str, body: &Value, more: &str) -> Answer {
        let body = body.to_string();
        let head = format!(
            "POST /api/{name} HTTP/1.1\nHost: 127.0.0.1:{port}\nOrigin: http://127.0.0.1:{port}\nSec-Fetch-Site: same-origin\n\
             Content-Type: application/json\nX-HBM-DB: 1\nContent-Length: {}\n{more}",
            body.len(),
            port = self.port
        );
        self.send(&head, &body)
    }

    /// Exchanges the launch token for a cookie.
    fn enter(&self) -> String {
        let answer = self.post("session", &json!({ "token": self.token }), "");
        assert_eq!(answer.status, 200, "{}", answer.body);
        let cookie = answer.header("set-cookie").expect("a cookie");
        assert!(cookie.contains("; HttpOnly") && cookie.contains("; SameSite=Strict"), "{cookie}");
        format!("Cookie: {}", cookie.split(';').next().expect("a pair"))
    }
}

impl Drop for Studio {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().skip(1).find_map(|line| {
            let (own, value) = line.split_once(": ")?;
            own.eq_ignore_ascii_case(name).then_some(value)
        })
    }

    fn json(&self) -> Value {
        assert_eq!(self.status, 200, "{}", self.body);
        serde_json::from_str(&self.body).expect("JSON")
    }
}

#[test]
fn pages_come_with_all_their_walls() {
    let database = Database::new(server!());
    let studio = Studio::on(&database, &[]);
    for path in
        ["/", "/main.js", "/css/base.css", "/vendor/tabulator.js", "/vendor/codemirror.js", "/nothing"]
    {
        let answer = studio.get(path);
        assert_eq!(answer.status, if path == "/nothing" { 404 } else { 200 }, "{path}");
        let policy = answer.header("content-security-policy").expect("a policy");
        for part in ["default-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"] {
            assert!(policy.contains(part), "{policy}");
        }
        assert!(!policy.contains("unsafe"), "{policy}");
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(answer.header(name), Some(value), "{path}");
        }
        assert_eq!(answer.header("access-control-allow-origin"), None);
    }
    for path in ["/../Cargo.toml", "/css/../main.js", "/%2e%2e/main.js", "//main.js", "/vendor/../main.js"] {
        let status = studio.get(path).status;
        assert!(status == 404 || status == 400 || path == "//main.js", "{path}: {status}");
    }
}

#[test]
fn the_launch_token_opens_once() {
    let database = Database::new(server!());
    let studio = Studio::on(&database, &[]);
    assert!(studio.token.len() >= 43, "256 bits");
    assert_eq!(studio.post("overview", &json!({}), "").status, 401);
    assert_eq!(studio.post("session", &json!({ "token": "x" }), "").status, 401);
    let cookie = studio.enter();
    assert_eq!(studio.post("session", &json!({ "token": studio.token }), "").status, 401, "it was used");
    let overview = studio.post("overview", &json!({}), &cookie).json();
    assert_eq!(overview["server"]["database"], database.name.as_str());
    assert_eq!(overview["mode"], "read_only");
    assert_eq!(studio.post("overview", &json!({}), "Cookie: hbm-db-studio-1=x").status, 401);
}

/// Each differs in one thing from a request of our own page, which has the cookie, too.
#[test]
fn requests_of_other_pages_are_refused() {
    let database = Database::new(server!());
    let studio = Studio::on(&database, &[]);
    let cookie = studio.enter();
    let port = studio.port;
    let own = [
        ("Host", format!("127.0.0.1:{port}")),
        ("Origin", format!("http://127.0.0.1:{port}")),
        ("Sec-Fetch-Site", "same-origin".to_owned()),
        ("Content-Type", "application/json".to_owned()),
        ("X-HBM-DB", "1".to_owned()),
        ("Content-Length", "2".to_owned()),
    ];
    let with = |method: &str, path: &str, name: &str, value: Option<&str>| {
        let mut head = format!("{method} {path} HTTP/1.1\n{cookie}\n");
        for (own_name, own_value) in &own {
            match (name == *own_name, value) {
                (true, None) => {}
                (true, Some(value)) => head += &format!("{own_name}: {value}\n"),
                (false, _) => head += &format!("{own_name}: {own_value}\n"),
            }
        }
        studio.send(&head, "{}").status
    };
    assert_eq!(with("POST", "/api/overview", "", None), 200);
    for host in [
        "evil.com",
        "127.0.0.1",
        "127.0.0.1.evil.com",
        "localhost.evil.com",
        "localhost.",
        "127.1",
        "2130706433",
        "0.0.0.0",
        "10.0.0.1",
        "",
    ] {
        for host in [host.to_owned(), format!("{host}:{port}")] {
            let ours = host == format!("127.0.0.1:{port}");
            assert_eq!(with("POST", "/api/overview", "Host", Some(&host)) == 200, ours, "{host}");
        }
    }
    assert_eq!(with("POST", "/api/overview", "Host", None), 400);
    assert_eq!(
        with("POST", "/api/overview", "Host", Some(&format!("127.0.0.1:{port}\nHost: evil.com"))),
        400
    );
    let other = format!("http://127.0.0.1:{}", port ^ 1);
    let encrypted = format!("https://127.0.0.1:{port}");
    let named = format!("http://localhost:{port}");
    for origin in ["null", "http://evil.com", "http://127.0.0.1", &other, &encrypted, &named, "file://"] {
        assert_eq!(with("POST", "/api/overview", "Origin", Some(origin)), 403, "{origin}");
    }
    for site in ["cross-site", "same-site", "none", "odd"] {
        assert_eq!(with("POST", "/api/overview", "Sec-Fetch-Site", Some(site)), 403, "{site}");
    }
    for kind in
        ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/jsonx", ""]
    {
        assert_eq!(with("POST", "/api/overview", "Content-Type", Some(kind)), 415, "{kind}");
    }
    assert_eq!(with("POST", "/api/overview", "X-HBM-DB", None), 403);
    for method in ["PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"] {
        assert_eq!(with(method, "/api/overview", "", None), 405, "{method}");
    }
    assert_eq!(with("GET", "/api/overview", "", None), 405, "no GET runs SQL");
    for path in ["/x/../api/overview", "//api/overview", "/api//overview", "/api/%6fverview", "/API/overview"]
    {
        assert_eq!(with("POST", path, "", None), 404, "{path}");
    }
    assert_eq!(with("POST", "http://evil.com/api/overview", "", None), 421, "the absolute form");
}

#[test]
fn it_listens_to_this_machine_alone() {
    let database = Database::new(server!());
    let studio = Studio::on(&database, &[]);
    let listening = |file: &str| {
        let text = std::fs::read_to_string(file).unwrap_or_default();
        let port = format!(":{:04X}", studio.port);
        text.lines()
            .filter_map(|line| line.split_whitespace().nth(1).map(ToOwned::to_owned))
            .filter(|local| local.ends_with(&port))
            .collect::<Vec<_>>()
    };
    if cfg!(target_os = "linux") {
        assert!(listening("/proc/net/tcp").iter().all(|local| local.starts_with("0100007F:")));
        assert!(listening("/proc/net/tcp6").is_empty());
    }
}

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

#[test]
fn a_page_of_rows_is_found_by_the_key_in_both_directions() {
    let database = Database::new(server!());
    database.sql("create table t (id int primary key, n int); insert into t select g, nullif(g % 3, 0) from generate_series(1, 25) g");
    let studio = Studio::on(&database, &[]);
    let cookie = studio.enter();
    let page = |place: Value| {
        let mut asked = json!({ "table": "t", "limit": 10, "order": [{ "column": "n", "desc": true }] });
        for (name, value) in place.as_object().expect("an object") {
            asked[name.as_str()] = value.clone();
        }
        studio.post("rows", &asked, &cookie).json()
    };
    let expected = database.sql("select string_agg(id::text, ',' order by n desc, id desc) from t");
    let ids = |page: &Value| -> Vec<String> {
        page["rows"]
            .as_array()
            .expect("rows")
            .iter()
            .map(|row| row[0].as_str().expect("a text").to_owned())
            .collect()
    };
    let first = page(json!({}));
    let second = page(json!({ "after": first["next"] }));
    let third = page(json!({ "after": second["next"] }));
    assert_eq!([ids(&first), ids(&second), ids(&third)].concat().join(","), expected);
    assert_eq!((&first["previous"], &third["next"]), (&Value::Null, &Value::Null));
    let back = page(json!({ "before": third["previous"] }));
    assert_eq!(ids(&back), ids(&second));
    assert_eq!(ids(&page(json!({ "before": back["previous"] }))), ids(&first));
    let last = ids(&page(json!({ "last": true }))).join(",");
    assert!(expected.ends_with(&last), "{last} is not the end of {expected}");
}

#[test]
fn changes_are_made_together_or_not_at_all() {
    let database = Database::new(server!());
    database.sql("create table t (id int primary key, n text, j jsonb, d text default 'standard'); insert into t values (1, 'a', '{}'), (2, 'b', null)");
    let studio = Studio::on(&database, &["--write"]);
    let cookie = studio.enter();
    let commit = |changes: Value| studio.post("commit", &json!({ "changes": changes }), &cookie).json();
    let done = commit(json!([
        { "table": "t", "kind": "update", "key": { "id": "1" }, "old": { "n": "a" }, "new": { "n": { "text": "" }, "j": { "text": "null" }, "d": "null" } },
        { "table": "t", "kind": "insert", "new": { "id": { "text": "3" }, "n": "null", "d": "default" } },
        { "table": "t", "kind": "delete", "key": { "id": "2" }, "old": { "n": "b", "j": null } },
    ]));
    assert_eq!(done, json!({ "result": "committed", "changes": 3 }));
    let rows = "select string_agg(concat_ws('|', id, coalesce(n, 'NULL'), coalesce(j::text, 'NULL'), coalesce(d, 'NULL')), ' ' order by id) from t";
    let after = "1||null|NULL 3|NULL|NULL|standard";
    assert_eq!(database.sql(rows), after);
    // Somebody else was here meanwhile.
    let conflict = commit(json!([
        { "table": "t", "kind": "update", "key": { "id": "3" }, "old": { "n": null }, "new": { "n": { "text": "mine" } } },
        { "table": "t", "kind": "update", "key": { "id": "1" }, "old": { "n": "a" }, "new": { "n": { "text": "mine" } } },
    ]));
    assert_eq!((&conflict["result"], &conflict["change"]), (&json!("conflict"), &json!(1)));
    assert_eq!(conflict["now"][1], json!(["n", ""]));
    let gone = commit(json!([{ "table": "t", "kind": "delete", "key": { "id": "2" }, "old": {} }]));
    assert_eq!((&gone["result"], &gone["now"]), (&json!("conflict"), &Value::Null));
    let failed = commit(json!([{ "table": "t", "kind": "insert", "new": { "id": { "text": "1" } } }]));
    assert_eq!((&failed["result"], &failed["sqlstate"]), (&json!("failed"), &json!("23505")));
    assert_eq!(database.sql(rows), after);
}

#[test]
fn a_protected_database_is_written_to_only_by_name() {
    let database = Database::new(server!());
    hbm_db(&["mark", "production", "--confirm-database", &database.name]).on(&database).exits(0);
    hbm_db(&["studio", "--no-open", "--write"]).on(&database).exits(4).says("--confirm-database");
    hbm_db(&["studio", "--no-open", "--write", "--confirm-database", "other"]).on(&database).exits(4);
    Studio::on(&database, &["--write", "--confirm-database", &database.name]);
}
