//! A schema that others change while it is read is no bug.

use super::push;
use crate::harness::{Database, Session, hbm_db, server};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::scope;

/// Somebody drops and makes tables, types and sequences all the time.
fn while_others_change(database: &Database, work: impl FnOnce()) {
    let done = AtomicBool::new(false);
    let change = || {
        let mut session: Session = database.session("changer");
        while !done.load(Ordering::Relaxed) {
            for sql in [
                "drop view if exists v; drop table if exists m; drop type if exists e",
                "create type e as enum ('a'); create table m (id serial primary key, e e,
                     g int generated always as identity, b int default 7 check (b > 0), unique (b));
                     create index on m ((b + 1)); create view v as select id from m;
                     comment on table m is 'x'",
            ] {
                // Each is a transaction. Two that drop at once may wait for each other, and one of them gives up; what it
                // would have dropped is still there then.
                if let Err(error) = session.run(sql) {
                    let is_known =
                        ["deadlock detected", "already exists"].iter().any(|one| error.contains(one));
                    assert!(is_known, "{error}");
                }
            }
        }
    };
    scope(|scope| {
        scope.spawn(change);
        // Also where the work fails.
        let _end = End(&done);
        work();
    });
}

struct End<'a>(&'a AtomicBool);

impl Drop for End<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

#[test]
fn reading_goes_on_or_says_that_it_changed() {
    let database = Database::after(server!(), &["reset", "--no-seed"]);
    while_others_change(&database, || {
        for command in [&["diff"][..], &["status"], &["diff", "--schema", "desired.sql"]] {
            for _ in 0..3 {
                let out =
                    hbm_db(command).file("desired.sql", "create table t (id int);").on(&database).outcome();
                let said = format!("{command:?}: {}\n{}", out.stdout, out.stderr);
                assert!([0, 1, 3].contains(&out.code), "{}: {said}", out.code);
                assert!(out.code != 1 || said.contains("application changer"), "{said}");
            }
        }
    });
}

#[test]
fn a_push_goes_on_or_says_that_it_changed() {
    let database = Database::new(server!());
    database.sql("create table t (id int)");
    while_others_change(&database, || {
        for number in 0..3 {
            let schema = format!("create table t (id int, a{number} int);");
            let out = push(&database, &schema, &["--accept", "drop_column"]).outcome();
            let said = format!("{}\n{}", out.stdout, out.stderr);
            // A rename may be asked for, and a table that came meanwhile holds a number in use.
            assert!([0, 1, 2, 4].contains(&out.code), "{}: {said}", out.code);
        }
    });
}

/// A plan in a file is what hbm-db wrote, or it is not carried out.
#[test]
fn a_plan_that_was_edited_is_refused() {
    let database = Database::new(server!());
    database.sql("create table t (id int)");
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("plan.json");
    let path = file.to_str().expect("a path");
    push(&database, "create table t (id int, a int);", &["--output", path]).succeeds();
    let text = std::fs::read_to_string(&file).expect("a plan");
    let plan: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let edited = |change: &dyn Fn(&mut serde_json::Value)| {
        let mut plan = plan.clone();
        change(&mut plan);
        std::fs::write(&file, plan.to_string()).expect("a plan");
        hbm_db(&["push", "--plan", path, "--yes"]).on(&database).exits(2).says("is not as hbm-db wrote it");
    };
    edited(&|plan| plan["after"] = "00".into());
    edited(&|plan| plan["before"] = "00".into());
    edited(&|plan| plan["statements"][0]["sql"] = "drop table t".into());
    edited(&|plan| plan["statements"] = serde_json::json!([]));
    edited(&|plan| drop(plan.as_object_mut().expect("a plan").remove("digest")));
    assert_eq!(database.sql("select count(*) from t"), "0");
    std::fs::write(&file, plan.to_string()).expect("a plan");
    hbm_db(&["push", "--plan", path, "--yes"]).on(&database).succeeds();
}

/// A marker that somebody broke is read as the strictest one.
#[test]
fn a_marker_that_cannot_be_read_protects() {
    let database = Database::after(server!(), &["reset", "--no-seed"]);
    for broken in [
        "alter table hbm_db.environment drop constraint environment_environment_check;
         update hbm_db.environment set environment = 'live'",
        "alter table hbm_db.environment alter protected drop not null;
         update hbm_db.environment set environment = 'development', protected = null",
    ] {
        database.sql(broken);
        hbm_db(&["flush", "--no-input"]).on(&database).exits(4).says("protected");
        hbm_db(&["status"]).on(&database).succeeds();
    }
}
