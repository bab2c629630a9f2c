//! Named maintenance, as applications declare it.
#![cfg(feature = "apps")]

use crate::harness::{Database, Holder, hbm_db, server};
use serde_json::{Value, json};

/// Kaygia with a token of each kind in both tables: expired, expired but used, valid.
fn kaygia() -> Option<Database> {
    let database = Database::after(crate::harness::Cluster::get()?, &["reset", "--app", "kaygia"]);
    for table in ["password_resets", "email_verifications"] {
        database.sql(&format!(
            "delete from {table};
             insert into {table} (id, token, user_id, expires_at, used)
             select kind, kind, (select min(id) from users), now() at time zone 'UTC' + at::interval, used
             from (values ('expired', '-1 minute', false), ('used', '-1 minute', true), ('valid', '1 hour', false)) as t (kind, at, used)"
        ));
    }
    database.sql("insert into password_resets select 'old', 'old', user_id, expires_at - interval '1 year', false from password_resets where id = 'expired'");
    Some(database)
}

fn left(database: &Database) -> String {
    database.sql(
        "select string_agg(id, ' ' order by id) from password_resets union all
         select string_agg(id, ' ' order by id) from email_verifications",
    )
}

/// A database of Kaygia, or an end of the test that says it was skipped.
macro_rules! kaygia {
    () => {
        match kaygia() {
            Some(database) => database,
            None => return crate::harness::skipped("no PostgreSQL server was found"),
        }
    };
}

#[test]
fn expired_tokens_are_deleted_and_nothing_else() {
    let database = kaygia!();
    let before = database.contents();
    let counted = hbm_db(&["cleanup", "--app", "kaygia", "--dry-run"]).on(&database).succeeds();
    counted
        .says("3 rows would be deleted")
        .says("DELETE FROM password_resets WHERE expires_at < NOW() AND used = false");
    assert_eq!(database.contents(), before);
    hbm_db(&["cleanup", "--app", "kaygia"]).on(&database).succeeds().says("3 rows deleted");
    assert_eq!(left(&database), "used valid\nused valid");
    hbm_db(&["cleanup", "--app", "kaygia"]).on(&database).succeeds().says("0 rows deleted");
    assert_eq!(left(&database), "used valid\nused valid");
}

#[test]
fn the_report_counts_per_statement() {
    let database = kaygia!();
    for (arguments, dry_run) in [(&["--dry-run"][..], true), (&[], false)] {
        let all =
            [&["cleanup", "expired-tokens", "--app", "kaygia", "--format", "json"][..], arguments].concat();
        let report: Value =
            serde_json::from_str(&hbm_db(&all).on(&database).succeeds().stdout).expect("JSON");
        let expected = json!({
            "app": "kaygia",
            "dry_run": dry_run,
            "cleanups": [{
                "name": "expired-tokens",
                "description": "tokens nobody used in time, to reset a password or verify an email",
                "statements": [
                    { "sql": "DELETE FROM password_resets WHERE expires_at < NOW() AND used = false", "rows": 2 },
                    { "sql": "DELETE FROM email_verifications WHERE expires_at < NOW() AND used = false", "rows": 1 },
                ],
            }],
            "rows": 3,
        });
        assert_eq!(report, expected);
    }
    assert_eq!(left(&database), "used valid\nused valid");
}

/// The seeds of Supover have three sessions that have ended, and two figures that are too old.
#[test]
fn a_name_chooses_and_no_name_is_all() {
    let database = Database::new(server!());
    hbm_db(&["reset", "--app", "supover"]).on(&database).succeeds();
    let sessions =
        || database.sql("select count(*) filter (where expires_at < now()), count(*) from sessions");
    let figures = || database.sql("select count(*) from analytics_cache");
    assert_eq!((sessions(), figures()), ("3|6".into(), "6".into()));
    let run = |arguments: &[&str]| hbm_db(&[arguments, &["--app", "supover"]].concat()).on(&database);
    run(&["cleanup", "--dry-run"]).succeeds().says("5 rows would be deleted").says("expired-analytics");
    run(&["cleanup", "expired-sessions"]).succeeds().says("3 rows deleted").hides("expired-analytics");
    assert_eq!((sessions(), figures()), ("0|3".into(), "6".into()));
    run(&["cleanup"]).succeeds().says("2 rows deleted");
    assert_eq!((sessions(), figures()), ("0|3".into(), "4".into()));
    assert_eq!(database.sql("select count(*) from impersonation_sessions where expires_at < now()"), "2");
    // What was cleaned up is seed data like any other.
    run(&["seed"]).succeeds().says("5 inserted");
}

#[test]
fn all_of_it_or_nothing() {
    let database = kaygia!();
    let before = left(&database);
    database.sql(
        "create function no() returns trigger language plpgsql as $$ begin raise exception 'not these'; end $$;
         create trigger no before delete on email_verifications for each row execute function no()",
    );
    hbm_db(&["cleanup", "--app", "kaygia"])
        .on(&database)
        .exits(1)
        .says("cannot clean up expired-tokens")
        .says("not these")
        .says("statement: DELETE FROM email_verifications");
    assert_eq!(left(&database), before);
}

#[test]
fn a_locked_row_is_not_waited_for_for_ever() {
    let database = kaygia!();
    let before = left(&database);
    let holder = Holder::new(&database, "select from email_verifications for update");
    for arguments in [&["--dry-run"][..], &[]] {
        let all = [&["cleanup", "--app", "kaygia", "--lock-timeout", "200ms"][..], arguments].concat();
        hbm_db(&all).on(&database).exits(1).says("locked by pid").says("application holder");
        assert_eq!(left(&database), before);
    }
    drop(holder);
}

/// It loses nothing that the application did not name, so it is for production, too.
#[test]
fn a_protected_database_is_cleaned_up() {
    let database = kaygia!();
    hbm_db(&["mark", "production"]).on(&database).succeeds();
    hbm_db(&["cleanup", "--app", "kaygia"])
        .on(&database)
        .env("NODE_ENV", "production")
        .succeeds()
        .says("3 rows deleted");
}

#[test]
fn an_empty_database_says_what_to_do() {
    let database = Database::new(server!());
    hbm_db(&["cleanup", "--app", "kaygia"])
        .on(&database)
        .exits(1)
        .says("cannot clean up expired-tokens")
        .says("create the tables first: hbm-db --app kaygia push --yes");
}

/// What is wrong with the name is found before a database is touched.
#[test]
fn a_wrong_name_is_wrong_without_a_database() {
    let run = |arguments: &[&str]| hbm_db(arguments).env("DATABASE_URL", "postgresql://x@127.0.0.1:1/x");
    run(&["cleanup", "expired-token", "--app", "kaygia"])
        .exits(2)
        .says("kaygia has no cleanup expired-token")
        .says("there is expired-tokens: tokens nobody used in time")
        .says("did you mean hbm-db --app kaygia cleanup expired-tokens?");
    run(&["cleanup", "sessions", "--app", "supover"])
        .exits(2)
        .says("there is expired-sessions")
        .says("there is expired-analytics");
    run(&["cleanup", "anything"]).exits(2).says("hbm declares nothing to clean up");
}

#[test]
fn an_application_without_any_says_so() {
    let run = |arguments: &[&str]| hbm_db(arguments).env("DATABASE_URL", "postgresql://x@127.0.0.1:1/x");
    run(&["cleanup"]).succeeds().says("hbm declares nothing to clean up");
    let printed = run(&["cleanup", "--dry-run", "--format", "json"]).succeeds().stdout;
    let report: Value = serde_json::from_str(&printed).expect("JSON");
    assert_eq!(report, json!({ "app": "hbm", "dry_run": true, "cleanups": [], "rows": 0 }));
}
