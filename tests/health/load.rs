//! Many at once.

use super::listener::{Answer, Listener};
use crate::harness::{Database, Fate, Proxy, hbm_db, server};
use std::io::Write;
use std::net::TcpStream;
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

const REQUEST: &[u8] = b"GET /api/health/db HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

/// However many ask, the database is asked once in two seconds, over one connection. The first question has no answer
/// before all have asked, and a machine on which they take longer than an answer is kept may see another question after it.
#[test]
fn a_hundred_at_once_are_one_question() {
    const KEPT: Duration = Duration::from_secs(2);
    let database = Database::new(server!());
    let questions = Arc::new(Mutex::new(Vec::new()));
    let (asked, (is_there, there), (all, all_have_asked)) = (questions.clone(), channel(), channel::<()>());
    let all_have_asked = Mutex::new(all_have_asked);
    let proxy = Proxy::start(database.cluster, move |question| {
        if question.sql.contains("pg_database_size") {
            asked.lock().expect("the lock").push((question.connection, Instant::now()));
            let _ = is_there.send(());
            // Nothing is ever sent: this ends when the sender is gone.
            let _ = all_have_asked.lock().expect("the lock").recv();
        }
        Fate::Answered
    });
    let url = proxy.url(&database.url());
    let listener = Listener::start(hbm_db(&["health", "--listen", "127.0.0.1:0"]).env("DATABASE_URL", &url));
    let mut streams: Vec<TcpStream> = (0..100).map(|_| listener.connect()).collect();
    let (first, others) = streams.split_first_mut().expect("a hundred");
    first.write_all(REQUEST).expect("sent");
    there.recv_timeout(Duration::from_secs(60)).expect("the database is asked");
    others.iter_mut().for_each(|stream| stream.write_all(REQUEST).expect("sent"));
    drop(all);
    let statuses: Vec<u16> = streams.iter_mut().map(|stream| Answer::read(stream).status).collect();
    assert_eq!(statuses, vec![200; 100]);
    let questions = questions.lock().expect("the lock");
    assert!(questions.iter().all(|(connection, _)| *connection == 1), "{questions:?}");
    // An answer is kept from when it came, which is after its question.
    assert!(questions.windows(2).all(|pair| pair[1].1 - pair[0].1 >= KEPT), "{questions:?}");
}

/// Somebody who goes before the answer takes nothing along.
#[test]
fn who_goes_is_not_missed() {
    let database = Database::new(server!());
    let listener = Listener::on(&database);
    for _ in 0..20 {
        let mut stream = listener.connect();
        stream.write_all(b"GET /api/health/db HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("sent");
    }
    assert_eq!(listener.health().status, 200);
}
