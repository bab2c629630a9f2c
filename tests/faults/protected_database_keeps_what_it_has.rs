//! In a protected database nothing is dropped, even empty, nor filled with made up rows, unless the database and what is
//! lost are named.

use crate::harness::{Database, hbm_db, server};

const WITHOUT: &str = "create table kept (id int primary key);";

/// Everything of it is empty or unused.
const BEFORE: &str = "create table kept (id int primary key, spare text);
    create table dropped (id int);
    create sequence numbers;
    create type mood as enum ('good')";

fn accepted() -> Vec<&'static str> {
    let kinds = ["drop_table", "drop_column", "drop_sequence", "drop_type"];
    kinds.iter().flat_map(|kind| ["--accept", kind]).collect()
}

#[test]
fn an_empty_table_column_sequence_and_type_stay() {
    for (mark, variables) in [
        (Some("production"), &[][..]),
        (Some("staging"), &[]),
        (None, &[("NODE_ENV", "production")]),
        (None, &[("RAILS_ENV", "production")]),
    ] {
        let database = Database::new(server!());
        database.sql(BEFORE);
        if let Some(mark) = mark {
            hbm_db(&["mark", mark]).on(&database).succeeds();
        }
        let contents = database.contents();
        let push = |arguments: &[&str]| {
            let arguments = [&["push", "--schema", "wanted.sql", "--yes"], arguments].concat();
            let run = hbm_db(&arguments).file("wanted.sql", WITHOUT).on(&database);
            variables.iter().fold(run, |run, (name, value)| run.env(name, value))
        };
        let name = database.name.as_str();
        let named = ["--confirm-database", name];
        // Neither the database, nor what goes; one of both.
        let refused = push(&[]).exits(4).says(mark.unwrap_or("production")).says("--confirm-database");
        for object in
            ["drop_table dropped", "drop_column kept.spare", "drop_sequence numbers", "drop_type mood"]
        {
            assert!(refused.stderr.contains(object), "{object}: {}", refused.stderr);
        }
        push(&accepted()).exits(4).says("--confirm-database");
        push(&named).exits(4).says("--accept drop_table:dropped");
        push(&[&accepted()[..], &["--confirm-database", "other"]].concat()).exits(4).says("this is");
        assert_eq!(database.contents(), contents);
        push(&[&accepted()[..], &named].concat()).succeeds();
        assert!(!database.contents().contains("dropped"));
    }
}

#[test]
fn what_adds_needs_no_more_than_elsewhere() {
    let database = Database::new(server!());
    database.sql("create table kept (id int primary key)");
    hbm_db(&["mark", "production"]).on(&database).succeeds();
    hbm_db(&["push", "--schema", "wanted.sql", "--yes"])
        .file("wanted.sql", "create table kept (id int primary key, spare text);")
        .on(&database)
        .succeeds();
}

#[test]
fn made_up_rows_and_published_passwords_stay_out() {
    let cluster = server!();
    for (mark, variables) in [(true, &[][..]), (false, &[("NODE_ENV", "production")])] {
        let database = Database::after(cluster, &["push", "--yes"]);
        if mark {
            hbm_db(&["mark", "production"]).on(&database).succeeds();
        }
        let seed = |arguments: &[&str]| {
            let run = hbm_db(&[&["seed"], arguments].concat()).on(&database);
            variables.iter().fold(run, |run, (name, value)| run.env(name, value))
        };
        let named = ["--confirm-database", database.name.as_str()];
        let contents = database.contents();
        seed(&[])
            .exits(4)
            .says("the rows of the set dev are made up")
            .says("users.admin: its password stands in");
        seed(&["--set", "dev"]).exits(4).says("--confirm-database");
        seed(&["--only", "users"]).exits(4);
        // A password of the base set is published as well.
        seed(&["--only", "base"]).exits(4).says("users.admin");
        seed(&named).exits(4).says("--set or --only");
        assert_eq!(database.contents(), contents);
        seed(&[&named[..], &["--set", "dev"]].concat()).succeeds();
    }
    // Rows for every database, without a password, need nothing.
    let database = Database::after(cluster, &["push", "--yes"]);
    hbm_db(&["mark", "production"]).on(&database).succeeds();
    hbm_db(&["seed"])
        .file("seed-data/hbm/roles.yaml", "sets:\n  base:\n    a: { name: a }\n")
        .on(&database)
        .succeeds();
}

#[test]
fn migrations_are_not_undone_unless_it_is_named() {
    let database = Database::after(server!(), &["migrate", "up"]);
    hbm_db(&["mark", "production"]).on(&database).succeeds();
    let contents = database.contents();
    for undoes in [&["migrate", "down"][..], &["migrate", "redo"], &["migrate", "down", "--all"]] {
        hbm_db(undoes).on(&database).exits(4).says("marked production").says("--confirm-database");
    }
    hbm_db(&["migrate", "down", "--confirm-database", "other"]).on(&database).exits(4).says("says other");
    let named = ["migrate", "down", "--confirm-database", &database.name];
    hbm_db(&named).on(&database).exits(4).says("drop_table users, 0 rows");
    assert_eq!(database.contents(), contents);
    let accepted = ["drop_table", "drop_sequence", "drop_type"].map(|kind| ["--accept", kind]).concat();
    hbm_db(&[&named[..], &accepted].concat()).on(&database).succeeds();
}

/// A marker that a policy hides, or that somebody edited, protects all the same.
#[test]
fn a_hidden_or_edited_marker_protects() {
    let cluster = server!();
    let database = Database::after(cluster, &["reset", "--no-seed"]);
    hbm_db(&["mark", "production"]).on(&database).succeeds();
    let role = format!("{}_owner", database.name);
    database.sql(&format!(
        "create role {role} login password 'x'; grant all on schema hbm_db to {role}; grant all on all tables in schema hbm_db to {role};
         alter schema public owner to {role}; alter table hbm_db.environment enable row level security;
         do $$ declare t text; begin
             for t in select oid::regclass::text from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' loop
                 execute format('alter table %s owner to {role}', t);
             end loop;
         end $$"
    ));
    let url = database.url_of(&role, "x");
    for refused in [
        &["flush", "--confirm-database", database.name.as_str()][..],
        &["seed"],
        &["seed", "--undo", "--all"],
    ] {
        hbm_db(&[refused, &["--app", "hbm"]].concat())
            .env("DATABASE_URL", &url)
            .exits(4)
            .says("may not read it");
    }
    hbm_db(&["status"]).env("DATABASE_URL", &url).succeeds().says("hidden from this role");
    database.sql("alter table hbm_db.environment disable row level security; update hbm_db.environment set protected = false");
    hbm_db(&["flush"]).on(&database).exits(4).says("marked production and protected");
    database.sql(&format!("drop owned by {role} cascade; reset role"));
}

/// Only what a developer does to a database of their own says that it is for development.
#[test]
fn a_push_does_not_say_that_a_database_is_for_development() {
    let cluster = server!();
    for makes in [&["push", "--yes"][..], &["migrate", "up"]] {
        let database = Database::after(cluster, makes);
        database.sql("insert into roles (name) values ('customer')");
        for destroys in ["reset", "fresh", "flush"] {
            hbm_db(&[destroys, "--no-input"]).on(&database).exits(2).says("--confirm-database");
        }
        let json = hbm_db(&["status", "--format", "json"]).on(&database).succeeds().stdout;
        let status: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        assert!(status["marker"]["environment"].is_null(), "{json}");
        hbm_db(&["reset", "--confirm-database", &database.name]).on(&database).succeeds();
        // From now on it is, whatever is written into it.
        database.sql("insert into roles (name) values ('customer')");
        hbm_db(&["reset", "--no-input"]).on(&database).succeeds();
    }
}
