//! What is answered, to which request, and how it ends.

use super::listener::{Answer, Listener};
use super::{DOCUMENT, shape};
use crate::harness::{Database, hbm_db, server, until};
use std::io::Write;

#[test]
fn the_endpoint_answers_as_the_document_says() {
    let database = Database::new(server!());
    let listener = Listener::on(&database);
    let answer = listener.health();
    assert_eq!(answer.status, 200);
    assert_eq!(shape(&answer.body), shape(DOCUMENT));
    let value: serde_json::Value = serde_json::from_str(&answer.body).expect("JSON");
    assert_eq!(value["database"]["database"]["name"], database.name);
    assert_eq!(value["database"]["database"]["version"], "PostgreSQL");
    assert_eq!(answer.header("content-type"), Some("application/json"));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(listener.get("/api/health/db?verbose=1").status, 200);
    let old = listener.ask("GET /api/health/db HTTP/1.0\nHost: localhost");
    assert_eq!(old.status, 200);
}

#[test]
fn a_head_is_a_get_without_a_body() {
    let database = Database::new(server!());
    let listener = Listener::on(&database);
    for path in ["/api/health/db", "/metrics"] {
        let head = listener.ask(&format!("HEAD {path} HTTP/1.1\nHost: localhost"));
        assert_eq!((head.status, head.body.as_str()), (200, ""));
        assert_eq!(head.header("cache-control"), Some("no-store"));
        let length = head.header("content-length").and_then(|length| length.parse::<usize>().ok());
        assert!(length.is_some_and(|length| length > 100), "{head:?}");
    }
}

#[test]
fn other_methods_and_paths_are_refused() {
    let database = Database::new(server!());
    let listener = Listener::on(&database);
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"] {
        for path in ["/api/health/db", "/metrics"] {
            let answer =
                listener.ask(&format!("{method} {path} HTTP/1.1\nHost: localhost\nContent-Length: 0"));
            assert_eq!((answer.status, answer.header("allow")), (405, Some("GET, HEAD")), "{method} {path}");
        }
    }
    for path in
        ["/", "/api/health", "/api/health/db/", "/api//health/db", "/x/../api/health/db", "/%61pi/health/db"]
    {
        let answer = listener.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert_eq!(answer.header("cache-control"), Some("no-store"));
    }
    assert_eq!(listener.ask("OPTIONS * HTTP/1.1\nHost: localhost").status, 404);
    assert_eq!(listener.ask("rubbish").status, 400);
}

/// A body means nothing, is not read, and is no reason to wait.
#[test]
fn a_body_is_ignored() {
    let database = Database::new(server!());
    let listener = Listener::on(&database);
    let mut stream = listener.connect();
    let head =
        "GET /api/health/db HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000000\r\n\r\nonly this";
    stream.write_all(head.as_bytes()).expect("the request is sent");
    assert_eq!(Answer::read(&mut stream).status, 200);
}

/// The answer is at an end when the connection is, and no session is left when the process is.
#[test]
fn a_signal_is_the_good_end_of_it_and_leaves_nothing() {
    let database = Database::new(server!());
    let sessions = "select count(*) from pg_stat_activity where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()";
    for signal in ["TERM", "INT", "HUP"] {
        let listener = Listener::on(&database);
        listener.until(200);
        assert_eq!(database.sql(sessions), "1", "a connection is kept");
        let state = database.sql(
            "select distinct state from pg_stat_activity where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()",
        );
        assert_eq!(state, "idle", "and no transaction");
        // Somebody who is connected and asks nothing does not keep it.
        let _silent = listener.connect();
        assert_eq!(listener.end(signal), Some(0), "{signal}");
        until(format_args!("no session is left after {signal}"), || database.sql(sessions) == "0");
    }
}

#[test]
fn a_port_that_is_taken_is_a_failure_with_a_way_out() {
    let database = Database::new(server!());
    let listener = Listener::on(&database);
    let address = format!("127.0.0.1:{}", listener.port);
    hbm_db(&["health", "--listen", &address])
        .on(&database)
        .exits(1)
        .says(&format!("cannot listen at {address}"))
        .says("port 0 for a free one");
    assert_eq!(listener.health().status, 200);
}
