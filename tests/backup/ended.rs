//! What ends a backup: a signal, a killed program, a server that goes, a password that is wrong.

use super::shop::Shop;
use crate::harness::{Holder, hbm_db, server, until, until_some};
use std::fs;
use std::process::{Child, Command, Output};

/// A backup that waits for a table that somebody has locked, and the processes of its pg_dump.
struct Waiting {
    child: Child,
    programs: Vec<u32>,
    holder: Holder,
}

impl Waiting {
    fn start(shop: &Shop) -> Self {
        let holder = Holder::new(&shop.database, "lock table stock.orders in access exclusive mode");
        let child = shop.with_shelf(&["backup", "--name", "two", "--lock-timeout", "60s"]).spawn();
        let waits = "select count(*) from pg_stat_activity where datname = current_database() and application_name = 'pg_dump' and wait_event_type = 'Lock'";
        until("pg_dump waits", || shop.database.sql(waits) != "0");
        let programs = until_some("pg_dump runs", || {
            Some(programs(shop)).filter(|found| !found.is_empty()).ok_or("it does not")
        });
        Self { child, programs, holder }
    }

    fn signal(&self, signal: &str, process: u32) {
        let sent = Command::new("kill").args([signal, &process.to_string()]).status();
        assert!(sent.is_ok_and(|status| status.success()), "kill {process}");
    }

    /// Its end, when everybody may go on.
    fn end(self) -> (i32, String) {
        let Self { child, holder, .. } = self;
        drop(holder);
        let Output { status, stderr, .. } = child.wait_with_output().expect("it ends");
        (status.code().unwrap_or(-1), String::from_utf8_lossy(&stderr).into_owned())
    }
}

/// The processes of pg_dump that write into the folder of the shop.
fn programs(shop: &Shop) -> Vec<u32> {
    let of = |entry: fs::DirEntry| {
        let number = entry.file_name().to_str()?.parse().ok()?;
        let line = fs::read(entry.path().join("cmdline")).ok()?;
        let line = String::from_utf8_lossy(&line).into_owned();
        (line.contains("pg_dump") && line.contains(shop.shelf.path())).then_some(number)
    };
    fs::read_dir("/proc").expect("processes").flatten().filter_map(of).collect()
}

/// What holds after any end but a good one.
#[track_caller]
fn nothing_is_left(shop: &Shop) {
    until("no pg_dump runs", || programs(shop).is_empty());
    assert_eq!(shop.shelf.names(), ["one"]);
    let sessions = "select count(*) from pg_stat_activity where datname = current_database() and application_name in ('pg_dump', 'hbm-db')";
    until("no session is left", || shop.database.sql(sessions) == "0");
    shop.with_shelf(&["backup", "verify", "latest"]).succeeds().says("one is verified");
}

#[test]
fn a_killed_pg_dump() {
    let shop = Shop::open(server!());
    shop.back_up("one");
    let waiting = Waiting::start(&shop);
    waiting.programs.iter().for_each(|process| waiting.signal("-KILL", *process));
    let (code, said) = waiting.end();
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("pg_dump failed: signal: 9"), "{said}");
    nothing_is_left(&shop);
}

#[test]
fn a_signal_ends_pg_dump_as_well() {
    let shop = Shop::open(server!());
    shop.back_up("one");
    let waiting = Waiting::start(&shop);
    waiting.signal("-TERM", waiting.child.id());
    let mut waiting = waiting;
    // Nobody gives the lock back before.
    let status = waiting.child.wait().expect("it ends");
    assert_eq!(status.code(), Some(130));
    until("no pg_dump runs", || programs(&shop).is_empty());
    waiting.end();
    nothing_is_left(&shop);
}

#[test]
fn what_a_killed_run_left_is_removed_by_the_next() {
    let shop = Shop::open(server!());
    shop.back_up("one");
    let mut waiting = Waiting::start(&shop);
    waiting.child.kill().expect("it is killed");
    waiting.child.wait().expect("it ends");
    assert_eq!(shop.shelf.names(), [".two.part", "one"]);
    // It is no backup, and while its pg_dump runs nobody takes its folder away.
    shop.with_shelf(&["backup", "list"]).succeeds().hides("two");
    drop(waiting.holder);
    until("no pg_dump runs", || programs(&shop).is_empty());
    shop.with_shelf(&["backup", "--name", "three"]).succeeds();
    assert_eq!(shop.shelf.names(), ["one", "three"]);
}

#[test]
fn a_server_that_goes_away() {
    let shop = Shop::open(server!());
    shop.back_up("one");
    for application in ["pg_dump", "hbm-db"] {
        let waiting = Waiting::start(&shop);
        let ends = format!(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and application_name = '{application}'"
        );
        assert_ne!(shop.database.sql(&ends), "0");
        let (code, said) = waiting.end();
        assert!([1, 5].contains(&code), "{code}: {said}");
        assert!(said.contains("error: "), "{said}");
        nothing_is_left(&shop);
    }
}

#[test]
fn a_wrong_password() {
    let shop = Shop::open(server!());
    shop.back_up("one");
    let url = shop.database.url_of("postgres", "wrong-canary");
    for command in [&["backup", "--to"][..], &["backup", "verify", "--in"], &["restore", "latest", "--in"]] {
        let arguments = [command, &[shop.shelf.path()]].concat();
        hbm_db(&arguments).env("DATABASE_URL", &url).exits(5).says("password").hides("wrong-canary");
    }
    nothing_is_left(&shop);
}

#[test]
fn a_lock_that_is_not_had_in_time() {
    let shop = Shop::open(server!());
    shop.back_up("one");
    let holder = Holder::new(&shop.database, "lock table stock.orders in access exclusive mode");
    shop.with_shelf(&["backup", "--lock-timeout", "200ms"]).exits(1).says("lock");
    drop(holder);
    nothing_is_left(&shop);
}
