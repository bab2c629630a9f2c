//! What comes to depend on the tables while a flush waits for them is asked for under its locks.

use super::WAITING;
use crate::harness::{Database, Holder, hbm_db, server, until};

#[test]
fn what_is_made_while_a_flush_waits_is_kept() {
    for command in ["flush", "reset", "fresh"] {
        let database = Database::after(server!(), &["reset", "--no-seed"]);
        let holder = Holder::new(
            &database,
            "create schema reporting;
             create materialized view reporting.people as select id, email from public.users;
             create table reporting.seen (user_id uuid references public.users)",
        );
        let mut run = hbm_db(&[command, "--lock-timeout", "60s", "--no-input"]).on(&database);
        let child = run.spawn();
        until(format_args!("the {command} waits"), || database.sql(WAITING) != "0");
        holder.commit();
        let out = child.wait_with_output().expect("an end");
        let said = String::from_utf8_lossy(&out.stderr).into_owned();
        assert_eq!(out.status.code(), Some(4), "{command}: {said}");
        for kept in ["materialized view reporting.people", "seen_user_id_fkey on table reporting.seen"] {
            assert!(said.contains(kept), "{command}: {said}");
        }
        assert_eq!(database.sql("select count(*) from reporting.people"), "0");
        let keys = "select count(*) from pg_constraint where conrelid = 'reporting.seen'::regclass";
        assert_eq!(database.sql(keys), "1");
    }
}
