//! Slow and huge requests.

use crate::harness::{Database, Studio, server, until};
use serde_json::json;
use std::io::{Read, Write};
use std::net::TcpStream;

#[test]
fn requests_have_a_size() {
    let database = Database::new(server!());
    let studio = Studio::on(&database, &[]);
    let session = studio.enter();
    let claims = |path: &str, length: usize, more: &str| {
        let head = format!(
            "POST /api/{path} HTTP/1.1\nHost: 127.0.0.1:{}\nContent-Type: application/json\n{more}\nContent-Length: {length}",
            studio.port
        );
        studio.send(&head, "{}").status
    };
    assert_eq!(claims("session", 2000, "X-HBM-DB: none"), 413, "who is not known has little to say");
    assert_eq!(claims("sql", 20_000_000, &session), 413);
    assert_eq!(claims("sql", 20_000_000, "X-HBM-DB: none"), 401, "nothing of it is read");
    let long = "x".repeat(100_000);
    let head = format!("GET / HTTP/1.1\nHost: 127.0.0.1:{}\nX-Long: {long}", studio.port);
    assert_eq!(studio.send(&head, "").status, 431);
    assert_eq!(studio.post("overview", &json!({}), &session).status, 200);
}

/// Clients that say nothing, or half of something, keep nobody out.
#[test]
fn silent_clients_keep_nobody_out() {
    let database = Database::new(server!());
    let studio = Studio::on(&database, &[]);
    let session = studio.enter();
    let silent: Vec<TcpStream> = (0..100)
        .map(|n| {
            let mut stream = TcpStream::connect(("127.0.0.1", studio.port)).expect("a connection");
            if n % 2 == 0 {
                stream.write_all(b"POST /api/overview HTTP/1.1\r\nHost: 127").expect("a part is sent");
            }
            stream
        })
        .collect();
    assert_eq!(studio.post("overview", &json!({}), &session).status, 200);
    drop(silent);
}

/// Who goes in the middle of a file has no transaction open for long.
#[test]
fn an_export_ends_with_who_wanted_it() {
    let database = Database::new(server!());
    database.sql("create table t as select g id, repeat('x', 10000) x from generate_series(1, 20000) g");
    let studio = Studio::on(&database, &[]);
    let session = studio.enter();
    let body = json!({ "table": "t", "format": "csv" }).to_string();
    let mut stream = TcpStream::connect(("127.0.0.1", studio.port)).expect("a connection");
    let head = format!(
        "POST /api/export HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Type: application/json\r\n{}\r\nContent-Length: {}\r\n\r\n",
        studio.port,
        session.replace('\n', "\r\n"),
        body.len()
    );
    stream.write_all((head + &body).as_bytes()).expect("the request is sent");
    let mut begin = [0; 1000];
    stream.read_exact(&mut begin).expect("the file begins");
    let open = "select count(*) from pg_stat_activity where datname = current_database() and xact_start is not null and pid <> pg_backend_pid()";
    assert_eq!(database.sql(open), "1");
    drop(stream);
    until("no transaction is open", || database.sql(open) == "0");
    assert_eq!(studio.post("overview", &json!({}), &session).status, 200);
}
