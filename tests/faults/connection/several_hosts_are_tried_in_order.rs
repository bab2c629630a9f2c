//! Several hosts in a URL are tried as libpq does, with each value of `target_session_attrs`, psql beside it.

use super::own_server::OwnServer;
use crate::harness::{client_program, hbm_db, server_programs, skipped, until};
use std::process::Command;

#[test]
fn the_wanted_server_is_found_where_psql_finds_it() {
    let Some(bin) = server_programs() else { return skipped("no PostgreSQL server was found") };
    let Some(primary) = OwnServer::of(&bin, &["hot_standby=on"]) else { return };
    primary.allows("host all all 127.0.0.1/32 trust");
    let standby = OwnServer::standby_of(&primary, &bin);
    until("the standby answers", || {
        standby.try_sql("select pg_is_in_recovery()").is_ok_and(|answer| answer == "t")
    });
    // A third one, whose role is set to read only.
    let Some(reader) = OwnServer::of(&bin, &[]) else { return };
    reader.sql("alter role postgres set default_transaction_read_only = on");
    let (primary_port, standby_port, reader_port) = (primary.port, standby.port, reader.port);
    let closed = 1;
    let orders: [&[u16]; 6] = [
        &[closed, standby_port, primary_port],
        &[primary_port, standby_port],
        &[standby_port, closed],
        &[reader_port, primary_port, standby_port],
        &[reader_port],
        &[closed, closed],
    ];
    let mut found = 0;
    for wanted in ["any", "read-write", "read-only", "primary", "standby", "prefer-standby"] {
        for ports in orders {
            let hosts = ports.iter().map(|port| format!("127.0.0.1:{port}")).collect::<Vec<_>>().join(",");
            let url = format!("postgresql://postgres@{hosts}/postgres?target_session_attrs={wanted}");
            let psql = Command::new(client_program("psql"))
                .args(["-XAtqw", "-d", &url, "-c", "show port"])
                .output()
                .expect("psql starts");
            let theirs = String::from_utf8_lossy(&psql.stdout).trim().to_owned();
            let run = hbm_db(&["inspect", "--sql", "show port", "--as", "csv", "--url", &url]);
            match psql.status.success() {
                true => {
                    found += 1;
                    let outcome = run.succeeds();
                    assert_eq!(outcome.stdout.lines().last(), Some(&*theirs), "{url}\n{}", outcome.stderr);
                }
                false => drop(run.exits(5).says("cannot connect").says("failed")),
            }
        }
    }
    assert!(found > 20, "only {found} were found");
    let url = format!("postgresql://postgres@127.0.0.1:{standby_port},127.0.0.1:1/postgres");
    hbm_db(&["test", "--url", &format!("{url}?target_session_attrs=read-write")])
        .exits(5)
        .says(&format!("127.0.0.1:{standby_port},127.0.0.1:1/postgres"))
        .says("the session is read-only")
        .says("TCP failed at 127.0.0.1:1");
    hbm_db(&["test", "--url", &format!("{url}?target_session_attrs=canary")])
        .exits(2)
        .says("prefer-standby")
        .hides("canary");
    // A refused role is not tried on the next server: libpq goes on only where no server answers.
    let refused = format!("postgresql://nobody@127.0.0.1:{primary_port},127.0.0.1:{reader_port}/postgres");
    primary.allows("host all nobody 127.0.0.1/32 reject\nhost all all 127.0.0.1/32 trust");
    reader.sql("set transaction read write; create role nobody login");
    hbm_db(&["test", "--url", &refused]).exits(5).says("authentication failed");
    let uneven = "postgresql://postgres@a,b/postgres?port=1,2,3";
    hbm_db(&["test", "--url", uneven]).exits(2).says("3 ports for 2 hosts");
}

/// All connections of a command are to one server: what it makes on one is not looked for on another.
#[test]
fn a_command_stays_with_the_server_that_it_began_with() {
    let Some(bin) = server_programs() else { return skipped("no PostgreSQL server was found") };
    let Some(first) = OwnServer::of(&bin, &[]) else { return };
    let Some(second) = OwnServer::of(&bin, &[]) else { return };
    for server in [&first, &second] {
        server.sql("create database d");
    }
    let url = |ports: [u16; 2]| {
        format!(
            "postgresql://postgres@127.0.0.1:{},127.0.0.1:{}/d?load_balance_hosts=random",
            ports[0], ports[1]
        )
    };
    for _ in 0..6 {
        hbm_db(&["push", "--dry-run"]).env("DATABASE_URL", &url([first.port, second.port])).succeeds();
    }
}
