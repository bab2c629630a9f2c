//! Which requests are allowed.

use crate::harness::{Database, Studio, hbm_db, server};
use serde_json::json;

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
    for path in ["/../Cargo.toml", "/css/../main.js", "/%2e%2e/main.js", "/vendor/../main.js"] {
        assert_eq!(studio.get(path).status, 404, "{path}");
    }
    // The same file under another name.
    assert_eq!(studio.get("//main.js").body, studio.get("/main.js").body);
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

#[test]
fn requests_of_other_pages_are_refused() {
    let database = Database::new(server!());
    let studio = Studio::on(&database, &[]);
    let session = studio.enter();
    let (mark, cookie) = session.split_once('\n').expect("two headers");
    let port = studio.port;
    let own = [
        ("Host", format!("127.0.0.1:{port}")),
        ("Origin", format!("http://127.0.0.1:{port}")),
        ("Sec-Fetch-Site", "same-origin".to_owned()),
        ("Content-Type", "application/json".to_owned()),
        ("X-HBM-DB", mark.trim_start_matches("X-HBM-DB: ").to_owned()),
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
    assert_eq!(
        with("POST", "/api/overview", "X-HBM-DB", Some("1")),
        401,
        "the cookie of another port is no key"
    );
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
fn a_protected_database_is_written_to_only_by_name() {
    let database = Database::new(server!());
    hbm_db(&["mark", "production", "--confirm-database", &database.name]).on(&database).exits(0);
    hbm_db(&["studio", "--no-open", "--write"]).on(&database).exits(4).says("--confirm-database");
    hbm_db(&["studio", "--no-open", "--write", "--confirm-database", "other"]).on(&database).exits(4);
    Studio::on(&database, &["--write", "--confirm-database", &database.name]);
}

/// The route of the document, without a session and without a cause.
#[test]
fn the_health_route_is_there_as_well() {
    let database = Database::new(server!());
    let studio = Studio::on(&database, &[]);
    let health = studio.get("/api/health/db");
    assert_eq!((health.status, health.json()["status"].as_str()), (200, Some("healthy")));
    assert_eq!(studio.get("/metrics").status, 404);
    let foreign = format!("GET /api/health/db HTTP/1.1\nHost: evil.com:{}", studio.port);
    assert_eq!(studio.send(&foreign, "").status, 421);
}

#[test]
fn wrong_input_says_what_is_right() {
    for (arguments, says) in [
        (&["studio", "--host", "example.com"][..], "like 127.0.0.1"),
        (&["studio", "--port", "80x"], "from 0 to 65535"),
        (&["inspect", "--port", "5000"], "add --web"),
    ] {
        hbm_db(arguments).exits(2).says(says);
    }
    let database = Database::new(server!());
    for (sql, says) in [
        ("select 1; select 2", "one after another"),
        (";", "write a SELECT"),
        ("select 'x", "close it with '"),
    ] {
        hbm_db(&["inspect", "--sql", sql]).on(&database).exits(2).says(says);
    }
    let studio = Studio::on(&database, &["--host", "localhost"]);
    let port = studio.port.to_string();
    hbm_db(&["studio", "--no-open", "--port", &port]).on(&database).exits(1).says("name another one");
}
