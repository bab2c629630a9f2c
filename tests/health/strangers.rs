//! Requests from pages of the internet, and from those who want to be a nuisance.

use super::listener::{Answer, Listener};
use crate::harness::{Database, hbm_db, server};
use std::io::{Read, Write};

#[test]
fn only_names_of_this_machine_are_answered_for() {
    let database = Database::new(server!());
    let listener = Listener::on(&database);
    let port = listener.port;
    let with_host = |hosts: &str| listener.ask(&format!("GET /api/health/db HTTP/1.1\n{hosts}"));
    for host in ["localhost", "LOCALHOST", "127.0.0.1", "[::1]"] {
        assert_eq!(with_host(&format!("Host: {host}")).status, 200, "{host}");
        assert_eq!(with_host(&format!("Host: {host}:{port}")).status, 200, "{host}");
    }
    for host in [
        "evil.com",
        "evil.com:80",
        "127.0.0.1.evil.com",
        "localhost.evil.com",
        "evil.com#127.0.0.1",
        "127.0.0.1:80@evil.com",
        "user@127.0.0.1",
        "10.0.0.1",
        "0.0.0.0",
        "localhost:evil",
        "",
    ] {
        let answer = with_host(&format!("Host: {host}"));
        assert_eq!(answer.status, 421, "{host}");
        answer.hides(&database.name).hides("healthy");
    }
    for hosts in ["Host: localhost\nHost: evil.com", "Host: localhost\nHost: localhost", "Accept: */*"] {
        assert_eq!(with_host(hosts).status, 400, "{hosts}");
    }
    assert_eq!(listener.ask("GET /api/health/db HTTP/1.0").status, 400);
    // In the absolute form it is the target that says who is meant.
    for (target, host, status) in [
        ("http://evil.com", "localhost", 421),
        ("http://localhost", "evil.com", 421),
        ("http://127.0.0.1.evil.com", "127.0.0.1", 421),
        ("http://localhost", "localhost", 200),
    ] {
        let answer = listener.ask(&format!("GET {target}/api/health/db HTTP/1.1\nHost: {host}"));
        assert_eq!(answer.status, status, "{target} for {host}");
    }
    // Before anything else: also where there is nothing, and for the figures.
    for path in ["/", "/metrics"] {
        assert_eq!(listener.ask(&format!("GET {path} HTTP/1.1\nHost: evil.com")).status, 421);
    }
}

/// Who listens to others has a name that is not known here; that it is a choice is said.
#[test]
fn an_address_for_others_answers_for_any_host_and_warns() {
    let database = Database::new(server!());
    let listener = Listener::start(hbm_db(&["health", "--listen", "0.0.0.0:0"]).on(&database));
    listener.says("warning: whoever reaches 0.0.0.0:");
    for (head, status) in [
        ("GET /api/health/db HTTP/1.1\nHost: db.example.com", 200),
        ("GET /api/health/db HTTP/1.0", 200),
        ("GET /api/health/db HTTP/1.1", 400),
        ("GET /api/health/db HTTP/1.1\nHost: a\nHost: b", 400),
    ] {
        assert_eq!(listener.ask(head).status, status, "{head}");
    }
}

#[test]
fn headers_have_a_limit() {
    let database = Database::new(server!());
    let listener = Listener::on(&database);
    let with = |bytes: usize| {
        let mut stream = listener.connect();
        let head =
            format!("GET /api/health/db HTTP/1.1\r\nHost: localhost\r\nX: {}\r\n\r\n", "x".repeat(bytes));
        // It may be refused before all of it was sent.
        let _ = stream.write_all(head.as_bytes());
        Answer::read(&mut stream).status
    };
    assert_eq!(with(8 * 1024), 200);
    assert_eq!(with(20 * 1024), 431);
    let many: String = (0..200).map(|at| format!("\nX-{at}: y")).collect();
    assert_eq!(listener.ask(&format!("GET /api/health/db HTTP/1.1\nHost: localhost{many}")).status, 431);
}

/// Who does not finish is closed, and keeps nobody out for long, not even if there are as many as there is room for.
#[test]
fn slow_clients_are_closed_and_the_next_is_answered() {
    let database = Database::new(server!());
    let listener = Listener::on(&database);
    let slow: Vec<_> = (0..64)
        .map(|at| {
            let mut stream = listener.connect();
            let part = if at % 2 == 0 { "GET /api/health/db HTTP/1.1\r\nHost: loc" } else { "" };
            stream.write_all(part.as_bytes()).expect("a part is sent");
            stream
        })
        .collect();
    assert_eq!(listener.health().status, 200);
    for mut stream in slow {
        let mut rest = Vec::new();
        let _ = stream.read_to_end(&mut rest).map_err(|error| {
            assert_ne!(error.kind(), std::io::ErrorKind::WouldBlock, "it is still open");
        });
        assert!(!String::from_utf8_lossy(&rest).contains("200 OK"));
    }
}
