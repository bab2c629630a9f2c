//! Many at once.

use super::listener::Listener;
use crate::harness::{Database, Fate, Proxy, hbm_db, server};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// However many ask, the database is asked once in two seconds, over one connection.
#[test]
fn a_hundred_at_once_are_one_question() {
    let database = Database::new(server!());
    let (questions, connections) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let (asked, connected) = (questions.clone(), connections.clone());
    let proxy = Proxy::start(database.cluster, move |question| {
        asked.fetch_add(question.sql.contains("pg_database_size").into(), Ordering::SeqCst);
        connected.fetch_max(question.connection, Ordering::SeqCst);
        Fate::Answered
    });
    let url = proxy.url(&database.url());
    let listener = Listener::start(hbm_db(&["health", "--listen", "127.0.0.1:0"]).env("DATABASE_URL", &url));
    let statuses: Vec<u16> = std::thread::scope(|scope| {
        let asking: Vec<_> = (0..100).map(|_| scope.spawn(|| listener.health().status)).collect();
        asking.into_iter().map(|one| one.join().expect("an answer")).collect()
    });
    assert_eq!(statuses, vec![200; 100]);
    let questions = questions.load(Ordering::SeqCst);
    // One, unless the machine is so busy that they take longer than an answer is kept.
    assert!((1..10).contains(&questions), "{questions} questions");
    assert_eq!(connections.load(Ordering::SeqCst), 1);
}

/// Somebody who goes before the answer takes nothing along.
#[test]
fn who_goes_is_not_missed() {
    let database = Database::new(server!());
    let listener = Listener::on(&database);
    for _ in 0..20 {
        use std::io::Write;
        let mut stream = listener.connect();
        stream.write_all(b"GET /api/health/db HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("sent");
    }
    assert_eq!(listener.health().status, 200);
}
