//! What goes over the connection, and what becomes of `doctor` when it breaks.

use crate::harness::{Database, Fate, Proxy, hbm_db, server};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How the message of a probe begins.
const PROBE: &str = "begin isolation level read committed, read only;";

#[test]
fn a_probe_is_one_message() {
    let database = Database::new(server!());
    let (all, probes) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let counts = (all.clone(), probes.clone());
    let proxy = Proxy::start(database.cluster, move |question| {
        counts.0.fetch_add(1, Ordering::Relaxed);
        counts.1.fetch_add(usize::from(question.sql.starts_with(PROBE)), Ordering::Relaxed);
        Fate::Answered
    });
    hbm_db(&["doctor"]).env("DATABASE_URL", &proxy.url(&database.url())).succeeds();
    assert_eq!(probes.load(Ordering::Relaxed), 50);
    let others = all.load(Ordering::Relaxed) - 50;
    assert!(others <= 3, "{others} messages besides");
}

/// What was found before says nothing of what was not asked.
#[test]
fn a_connection_that_breaks_is_an_error() {
    let database = Database::new(server!());
    let breaking = || {
        let probes = AtomicUsize::new(0);
        Proxy::start(database.cluster, move |question| {
            let is_tenth = question.sql.starts_with(PROBE) && probes.fetch_add(1, Ordering::Relaxed) == 9;
            if is_tenth { Fate::Refused } else { Fate::Answered }
        })
    };
    let proxy = breaking();
    let outcome = hbm_db(&["doctor"]).env("DATABASE_URL", &proxy.url(&database.url())).exits(5);
    assert_eq!(outcome.says("ended the connection").stdout, "");
    let proxy = breaking();
    let nagios = hbm_db(&["doctor", "--format", "nagios"]);
    let nagios = nagios.env("DATABASE_URL", &proxy.url(&database.url())).exits(3);
    assert!(nagios.stdout.starts_with("HBM-DB UNKNOWN: "), "{nagios:?}");
}

/// The server says that with an SQLSTATE, as it does of what is hidden.
#[test]
fn a_session_that_is_ended_is_an_error() {
    let database = Database::new(server!());
    let (cluster, name) = (database.cluster, database.name.clone());
    let probes = AtomicUsize::new(0);
    let proxy = Proxy::start(cluster, move |question| {
        if question.sql.starts_with(PROBE) && probes.fetch_add(1, Ordering::Relaxed) == 9 {
            cluster.sql(
                "postgres",
                &format!("select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'"),
            );
        }
        Fate::Answered
    });
    let outcome = hbm_db(&["doctor"]).env("DATABASE_URL", &proxy.url(&database.url())).exits(5);
    assert_eq!(outcome.stdout, "");
}
