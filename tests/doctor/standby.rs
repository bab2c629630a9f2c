//! All probes on a standby, and on the primary that it follows.

use super::command::ILL;
use crate::faults::connection::own_server::OwnServer;
use crate::harness::{hbm_db, server_programs, skipped, until_some};
use serde_json::Value;

fn asked(server: &OwnServer, arguments: &[&str]) -> Value {
    let outcome = hbm_db(&[&["doctor", "--format", "json"], arguments].concat())
        .env("DATABASE_URL", &server.url_of("postgres", "postgres"))
        .succeeds();
    serde_json::from_str(&outcome.stdout).expect("JSON")
}

#[test]
fn a_standby_is_asked_as_its_primary_is() {
    let Some(bin) = server_programs().filter(|bin| bin.join("pg_basebackup").exists()) else {
        return skipped("no pg_basebackup was found");
    };
    let Some(primary) = OwnServer::start(&[]) else { return skipped("no PostgreSQL server was found") };
    primary.sql(ILL);
    let standby = OwnServer::standby_that_follows(&primary, &bin);
    let position = primary.sql("select pg_current_wal_lsn()");
    until_some("the standby has replayed", || {
        match standby.sql(&format!("select pg_last_wal_replay_lsn() >= '{position}'::pg_lsn")) {
            now if now == "t" => Ok(()),
            now => Err(now),
        }
    });
    for server in [&primary, &standby] {
        let value = asked(server, &[]);
        assert_eq!(value["probes"].as_array().map(Vec::len), Some(50));
        assert!(!value.to_string().contains("SQLSTATE"), "{value}");
        assert!(value.to_string().contains("public.ticket"), "{value}");
    }
    // A standby that replays nothing is behind on both sides.
    standby.sql("select pg_wal_replay_pause()");
    primary.sql("create table filled as select g, repeat('x', 1000) from generate_series(1, 2000) g");
    let behind = ["replication_behind", "--warning", "replication_behind=1000000"];
    until_some("the primary sees how far it is behind", || {
        let value = asked(&primary, &behind);
        let object = value["findings"][0]["object"].as_str().unwrap_or_default();
        if object.starts_with("standby ") { Ok(()) } else { Err(value) }
    });
    let lag = ["replication_lag", "--warning", "replication_lag=1"];
    until_some("the standby sees how long it is behind", || {
        let value = asked(&standby, &lag);
        let finding = value["findings"][0].clone();
        if finding["mend"] == "SELECT pg_wal_replay_resume()" { Ok(()) } else { Err(value) }
    });
}
