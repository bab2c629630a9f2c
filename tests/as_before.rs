//! A reset that was done before is repeated without being planned and read again, and comes out as if it were.

use crate::harness::{Database, Run, hbm_db, server};

const CHANGES: &str = include_str!("cases/as_before/changes.sql");

fn reset(database: &Database) -> Run {
    hbm_db(&["reset", "--app", "tasks", "--no-seed", "-vv"]).on(database)
}

/// Whether a reset read what it had made.
fn reads(database: &Database) -> bool {
    reset(database).succeeds().stderr.contains("extension_members as materialized")
}

fn dump(database: &Database) -> String {
    let dump = database.cluster.client("pg_dump", &database.name).arg("-s").output().expect("pg_dump runs");
    let text = String::from_utf8(dump.stdout).expect("UTF-8");
    // Newer ones have a word of their own in each dump.
    text.lines().filter(|line| !line.starts_with('\\')).map(|line| format!("{line}\n")).collect()
}

/// The changes of the file, and whether the reset after one has to read.
fn changes() -> Vec<(&'static str, bool)> {
    let mut changes = Vec::new();
    let mut is_read = false;
    for line in CHANGES.lines().filter(|line| !line.is_empty()) {
        match line.strip_prefix("-- ") {
            Some(about) => is_read = about.starts_with("Read"),
            None => changes.push((line, is_read)),
        }
    }
    changes
}

#[test]
fn whatever_was_done_in_between() {
    let database = Database::new(server!());
    let mut wrong = String::new();
    // Ours is not there in the first, and is in the second.
    assert!(reads(&database));
    assert!(reads(&database));
    assert!(!reads(&database));
    for (change, is_read) in changes() {
        database.sql(change);
        if reads(&database) != is_read {
            wrong += &format!("{} after: {change}\n", if is_read { "not read" } else { "read" });
        }
        let made = dump(&database);
        let folder = tempfile::tempdir().expect("a folder");
        reset(&database).env("XDG_CACHE_HOME", &folder.path().display().to_string()).succeeds();
        if made != dump(&database) {
            wrong += &format!("made otherwise after: {change}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// What has come to depend on the tables is not dropped with them, and nothing else is then.
#[test]
fn what_depends_on_it_by_now_is_refused() {
    let database = Database::new(server!());
    for _ in 0..3 {
        reset(&database).succeeds();
    }
    database.sql("insert into users (keycloak_id, email, name) values ('a', 'a@b', 'a')");
    for (what, named) in [
        ("create view other.v as select id from users", "view other.v"),
        ("create statistics other.s on email, name from users", "statistics object other.s"),
        ("create statistics pg_catalog.s on email, name from users", "statistics object s"),
        ("create table other.t (id uuid references users)", "t_id_fkey"),
        ("create publication p for table users", "publication p"),
        ("create type other.t as (one users)", "other.t"),
    ] {
        database.sql(&format!("create schema other; {what}"));
        reset(&database).exits(4).says(named);
        assert_eq!(database.sql("select count(*) from users"), "1", "{what}");
        database.sql(
            "drop schema other cascade; drop publication if exists p; drop statistics if exists pg_catalog.s",
        );
    }
    reset(&database).succeeds();
    assert_eq!(database.sql("select count(*) from users"), "0");
}

/// A trigger may make something else each time.
#[test]
fn an_event_trigger_is_no_state() {
    let database = Database::new(server!());
    database.sql(
        "create schema other;
         create table other.off (off bool);
         create function other.add() returns event_trigger language plpgsql as $$
         begin
             if exists (select from other.off) and exists (select from pg_event_trigger_ddl_commands() where object_identity = 'public.users') then
                 alter table public.users add column more int;
             end if;
         end $$;
         create event trigger add on ddl_command_end when tag in ('CREATE TABLE') execute function other.add()",
    );
    for _ in 0..3 {
        hbm_db(&["reset", "--app", "tasks", "--no-seed", "--confirm-database", &database.name])
            .on(&database)
            .succeeds();
    }
    database.sql("insert into other.off values (true)");
    reset(&database).exits(70).says("drop column users.more");
    assert_eq!(
        database
            .sql("select count(*) from pg_attribute where attrelid = 'users'::regclass and attname = 'more'"),
        "0"
    );
}
