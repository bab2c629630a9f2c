//! Behind a pooler in transaction mode, applications never meet what hbm-db set, and what needs a session is refused, also
//! where many are at work.

use crate::harness::{Bouncer, Cluster, Database, client_program, hbm_db, server};
use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

/// Sessions of an application, which ask what they look names up in, in turns and each for a moment, until they are told to
/// stop. Gives how often they asked, and what they saw that was not theirs.
fn application(url: &str, over: &AtomicBool, asked: &AtomicUsize) -> Vec<String> {
    let mut wrong = Vec::new();
    while !over.load(Ordering::Relaxed) {
        let mut psql = Command::new(client_program("psql"));
        psql.args(["-XAtq", "-d", url]);
        for _ in 0..20 {
            psql.args(["-c", "select current_setting('search_path') || ' ' || current_setting('statement_timeout') || ' ' || current_setting('join_collapse_limit') || ' ' || current_setting('client_connection_check_interval')"]);
        }
        let out = psql.output().expect("psql starts");
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
        asked.fetch_add(20, Ordering::Relaxed);
        let seen = String::from_utf8_lossy(&out.stdout).into_owned();
        wrong.extend(seen.lines().filter(|line| *line != "\"$user\", public 0 8 0").map(str::to_owned));
    }
    wrong
}

/// Runs `work` beside 25 sessions of an application, and expects that these see nothing of it.
fn beside_an_application(cluster: &'static Cluster, mode: &str, work: impl Fn(&Database, &str)) {
    let database = Database::new(cluster);
    database.sql("create table t (id int)");
    let Some(bouncer) = Bouncer::start(&database, mode) else { return };
    let url = bouncer.url(&database);
    hbm_db(&["test", "--wait", "30s"]).env("DATABASE_URL", &url).succeeds();
    let (over, asked) = (AtomicBool::new(false), AtomicUsize::new(0));
    let wrong: Vec<String> = thread::scope(|scope| {
        let sessions: Vec<_> = (0..25).map(|_| scope.spawn(|| application(&url, &over, &asked))).collect();
        let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(&database, &url)));
        over.store(true, Ordering::Relaxed);
        let wrong = sessions.into_iter().flat_map(|one| one.join().expect("it ends")).collect();
        done.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        wrong
    });
    assert!(wrong.is_empty(), "{} of {}: {:?}", wrong.len(), asked.load(Ordering::Relaxed), wrong.first());
    assert!(asked.load(Ordering::Relaxed) > 500, "only {asked:?} were asked");
    let locks = "select count(*) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())";
    assert_eq!(database.sql(locks), "0");
    assert_eq!(database.sql("select count(*) from pg_namespace where nspname = 'hbm_db'"), "0");
}

#[test]
fn who_reads_leaves_nothing_set() {
    beside_an_application(server!(), "transaction", |_, url| {
        for _ in 0..4 {
            for command in [&["test"][..], &["inspect"], &["migrate", "status"], &["health"], &["status"]] {
                hbm_db(command).env("DATABASE_URL", url).outcome();
            }
        }
    });
}

#[test]
fn what_needs_a_session_is_refused_each_time() {
    beside_an_application(server!(), "transaction", |_, url| {
        for _ in 0..30 {
            for command in [&["mark", "test"][..], &["push", "--dry-run"]] {
                let outcome = hbm_db(command).env("DATABASE_URL", url).exits(1);
                outcome.says("needs a session of its own").says("direct URL");
            }
        }
    });
}

/// And in session mode it is not refused, however many are at work.
#[test]
fn a_session_of_its_own_is_known_as_such() {
    let database = Database::new(server!());
    let Some(bouncer) =
        Bouncer::with(&database, "session", "default_pool_size = 60\nmax_client_conn = 100\n")
    else {
        return;
    };
    let url = bouncer.url(&database);
    hbm_db(&["test", "--wait", "30s"]).env("DATABASE_URL", &url).succeeds();
    let (over, asked) = (AtomicBool::new(false), AtomicUsize::new(0));
    thread::scope(|scope| {
        for _ in 0..10 {
            scope.spawn(|| application(&url, &over, &asked));
        }
        let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            for _ in 0..20 {
                hbm_db(&["push", "--dry-run"]).env("DATABASE_URL", &url).succeeds();
            }
        }));
        over.store(true, Ordering::Relaxed);
        done.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
    });
}

/// The second client waits for the only server connection, which shows whose it is.
#[test]
fn a_pool_of_one_is_told_in_either_mode() {
    for (mode, said) in [("session", "session mode"), ("transaction", "transaction mode")] {
        let database = Database::new(server!());
        let Some(bouncer) = Bouncer::with(&database, mode, "default_pool_size = 1\n") else { return };
        hbm_db(&["test", "--wait", "30s", "-v"])
            .env("DATABASE_URL", &bouncer.url(&database))
            .outcome()
            .says(said);
    }
}

/// The one that was idle longest is lent first: what is given back is not what the next one gets.
#[test]
fn a_pooler_that_takes_turns_is_told_too() {
    let database = Database::new(server!());
    let more = "server_round_robin = 1\nmin_pool_size = 5\n";
    let Some(bouncer) = Bouncer::with(&database, "transaction", more) else { return };
    let url = bouncer.url(&database);
    hbm_db(&["test", "--wait", "30s"]).env("DATABASE_URL", &url).succeeds();
    for _ in 0..20 {
        hbm_db(&["mark", "test"]).env("DATABASE_URL", &url).exits(1).says("transaction mode");
    }
}
