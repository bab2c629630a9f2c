//! Somebody in between lets the first connection through, and answers the next ones that the server has no TLS.

use super::certificates::Certificates;
use super::own_server::OwnServer;
use crate::harness::{hbm_db, server_programs, skipped, until};
use std::io::{Read, Write, copy};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

#[test]
fn nothing_is_said_to_a_server_that_has_no_tls_the_second_time() {
    let Some(bin) = server_programs() else { return skipped("no PostgreSQL server was found") };
    let made = Certificates::new();
    let Some(server) = OwnServer::with_tls(&bin, &made) else { return };
    let root = made.certificate("root").display().to_string();
    for mode in ["require", "verify-ca", "verify-full"] {
        let (port, heard) = between(server.port);
        let url = format!(
            "postgresql://postgres:s3cret@localhost:{port}/postgres?sslmode={mode}&sslrootcert={root}"
        );
        // A pool connects for a second time.
        let outcome = hbm_db(&["test", "--url", &url]).outcome();
        assert_ne!(outcome.code, 0, "{mode}: {}", outcome.stdout);
        let ended = || heard.lock().expect("the lock").iter().all(Option::is_some);
        until("each connection has ended", ended);
        let heard = heard.lock().expect("the lock");
        assert!(heard.iter().flatten().all(Vec::is_empty), "{mode}: {heard:?}");
        assert!(heard.len() > 1, "{mode}: there was no second connection");
    }
}

/// What a client says after it was told that there is no TLS, of each of its connections; none while it lasts. The first one
/// goes through.
type Heard = Arc<Mutex<Vec<Option<Vec<u8>>>>>;

/// Listens in front of a server.
fn between(server: u16) -> (u16, Heard) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let heard = Heard::default();
    let told = heard.clone();
    std::thread::spawn(move || {
        for client in listener.incoming().flatten() {
            let mut client = client;
            let mut request = [0; 8];
            if client.read_exact(&mut request).is_err() {
                continue;
            }
            let is_first = told.lock().expect("the lock").is_empty();
            if is_first {
                told.lock().expect("the lock").push(Some(Vec::new()));
                through(client, server, &request);
                continue;
            }
            told.lock().expect("the lock").push(None);
            let _ = client.write_all(b"N");
            let mut said = Vec::new();
            let _ = client.read_to_end(&mut said);
            if let Some(last) = told.lock().expect("the lock").last_mut() {
                *last = Some(said);
            }
        }
    });
    (port, heard)
}

fn through(client: TcpStream, server: u16, request: &[u8]) {
    let mut far = TcpStream::connect(("127.0.0.1", server)).expect("the server");
    far.write_all(request).expect("the server reads");
    for (mut from, mut to) in [(client.try_clone(), far.try_clone()), (far.try_clone(), client.try_clone())]
        .map(|(from, to)| (from.expect("a copy"), to.expect("a copy")))
    {
        std::thread::spawn(move || {
            let _ = copy(&mut from, &mut to);
            let _ = to.shutdown(std::net::Shutdown::Write);
        });
    }
}
