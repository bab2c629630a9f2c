//! Time-outs of the role do not break commands, and a connection that somebody ends is said in words.

use super::own_server::OwnServer;
use crate::harness::{Database, Fate, Proxy, hbm_db, server};

#[test]
fn time_outs_of_the_role_break_no_command() {
    let database = Database::new(server!());
    let role = format!("{}_hasty", database.name);
    database.sql(&format!("create role {role} login superuser password 'x'"));
    let mut settings =
        vec!["idle_session_timeout", "idle_in_transaction_session_timeout", "statement_timeout"];
    if database.cluster.major() >= 17 {
        settings.push("transaction_timeout");
    }
    for setting in settings {
        database.sql(&format!("alter role {role} set {setting} = '1ms'"));
        let run = |arguments: &[&str]| hbm_db(arguments).env("DATABASE_URL", &database.url_of(&role, "x"));
        run(&["reset", "--confirm-database", &database.name]).succeeds();
        for command in
            [&["seed"][..], &["push"], &["status"], &["inspect"], &["migrate", "status"], &["health"]]
        {
            run(command).succeeds();
        }
        database.sql(&format!("alter role {role} reset {setting}"));
    }
    database.sql(&format!("reassign owned by {role} to postgres; drop role {role}"));
}

#[test]
fn a_connection_that_ends_is_told_so() {
    let database = Database::new(server!());
    for fate in [Fate::Refused, Fate::Unanswered] {
        let proxy = Proxy::start(database.cluster, move |question| {
            if question.sql.contains("pg_catalog.pg_class") { fate } else { Fate::Answered }
        });
        hbm_db(&["inspect"])
            .env("DATABASE_URL", &proxy.url(&database.url()))
            .exits(5)
            .says("ended the connection")
            .hides("bytes");
    }
}

/// Nobody's session holds what a prepared transaction holds.
#[test]
fn a_prepared_transaction_is_named_as_the_holder() {
    let Some(server) = OwnServer::start(&["max_prepared_transactions=5"]) else {
        return crate::harness::skipped("no PostgreSQL server was found");
    };
    server.allows("host all all 127.0.0.1/32 trust");
    server.sql("create database d");
    let run = |arguments: &[&str]| {
        hbm_db(arguments).env("DATABASE_URL", &format!("postgresql://postgres@127.0.0.1:{}/d", server.port))
    };
    run(&["reset"]).succeeds();
    server.within("d", "begin; lock table public.users; prepare transaction 'it''s stuck'");
    for command in [&["reset"][..], &["flush", "--confirm-database", "d"]] {
        let command = [command, &["--lock-timeout", "100ms", "--confirm-database", "d"][..2]].concat();
        run(&command).exits(1).says("locked by prepared transaction 'it''s stuck', user postgres, since");
    }
    run(&["flush", "--confirm-database", "d", "--terminate"])
        .exits(1)
        .says("prepared transaction 'it''s stuck'")
        .says("ROLLBACK PREPARED 'it''s stuck'");
    server.within("d", "rollback prepared 'it''s stuck'");
    run(&["reset"]).succeeds();
    // One that stands in nobody's way but that of a copy.
    server.within("d", "begin; create table public.later (); prepare transaction 'later'");
    run(&["migrate", "checkpoint", "one"]).exits(1).says("connected: prepared transaction 'later'");
    server.within("d", "rollback prepared 'later'");
}
