//! `grants`: the limited role of an application.

mod at_once;
mod limited;

use crate::harness::{self, Database, Run, hbm_db, server};
use std::os::unix::ffi::OsStrExt;

/// With everything that a literal or a normal form could stumble over.
const SECRET: &str = "canary-' \\ $1 ½ ü";

/// A role lives in the cluster, so its name is that of the test's database.
fn role_of(database: &Database) -> String {
    format!("{}_app", database.name)
}

fn grants(database: &Database, role: &str) -> Run {
    hbm_db(&["grants", "--app", "gemini-crm", "--role", role]).on(database)
}

fn gemini(cluster: &'static harness::Cluster) -> Database {
    Database::after(cluster, &["reset", "--app", "gemini-crm"])
}

fn remove(database: &Database, role: &str) {
    database.sql(&format!("drop owned by {role}; drop role {role}"));
}

fn until(database: &Database, query: &str, wanted: &str) {
    harness::until(format_args!("{query} is {wanted}"), || database.sql(query) == wanted);
}

#[test]
fn the_role_can_what_its_document_says_and_no_more() {
    let database = gemini(server!());
    let role = role_of(&database);
    database.sql(&format!("alter database {} set log_statement = 'all'", database.name));
    grants(&database, &role)
        .env("HBM_DB_ROLE_PASSWORD", SECRET)
        .succeeds()
        .says("created, password set, 50 privileges granted")
        .hides("canary");
    // It logs in with the password, and only with it.
    let test = |password: &str| hbm_db(&["test"]).env("DATABASE_URL", &database.url_of(&role, password));
    test(SECRET).succeeds();
    test("other").exits(5).says("authentication failed");
    let psql = database
        .cluster
        .client("psql", &database.name)
        .env("PGHOST", "127.0.0.1")
        .env("PGUSER", &role)
        .env("PGPASSWORD", SECRET)
        .args(["-XAtc", "select current_user"])
        .output()
        .expect("psql starts");
    assert_eq!(String::from_utf8_lossy(&psql.stdout).trim(), role, "libpq has its own normal form");
    let log = std::fs::read_to_string(database.cluster.folder.join("log")).expect("the server's log");
    assert!(
        log.contains("PASSWORD 'SCRAM-SHA-256$4096:") && !log.contains("canary-' \\ $1"),
        "the log shows it"
    );

    let as_role = |sql: &str| {
        let mut session = database.session("role");
        session.run(&format!("set role {role}")).expect("the role is there");
        session.run(sql)
    };
    for allowed in [
        "select count(*) from \"Customers\"",
        "insert into \"Customers\" (\"createdAt\", \"updatedAt\") values (now(), now())",
        "update \"Customers\" set phone = '1' where id = 7",
        "delete from \"Customers\" where id = 7",
        "select last_value from \"Customers_id_seq\"",
    ] {
        as_role(allowed).unwrap_or_else(|error| panic!("{allowed}: {error}"));
    }
    let is_denied = |sql: &str, why: &str| {
        let error = as_role(sql).expect_err(sql);
        assert!(error.contains(why), "{sql}: {error}");
    };
    for (sql, why) in [
        ("truncate \"Customers\"", "permission denied for table Customers"),
        ("drop table \"Customers\"", "must be owner of table Customers"),
        ("alter table \"Customers\" add column x int", "must be owner of table Customers"),
        ("select setval('\"Customers_id_seq\"', 1)", "permission denied for sequence Customers_id_seq"),
        ("select * from hbm_db.environment", "permission denied for schema hbm_db"),
        ("create role other", "permission denied to create role"),
        ("create database other", "permission denied to create database"),
    ] {
        is_denied(sql, why);
    }
    // Before PostgreSQL 15 everybody can create in public, which is said.
    if database.cluster.major() >= 15 {
        is_denied("create table mine (id int)", "permission denied for schema public");
    }
    hbm_db(&["push", "--app", "gemini-crm"]).on(&database).succeeds().says("no changes");
    remove(&database, &role);
}

#[test]
fn a_second_run_changes_nothing() {
    let database = gemini(server!());
    let role = role_of(&database);
    let run = || grants(&database, &role).env("HBM_DB_ROLE_PASSWORD", SECRET);
    let kept = || database.sql(&format!("select rolpassword from pg_authid where rolname = '{role}'"));
    run().succeeds();
    let before = kept();
    run().succeeds().says(&format!("role {role}: no changes"));
    grants(&database, &role).succeeds().says("keeps its password").says("no changes");
    assert_eq!(kept(), before);
    // What is missing comes back, what is too much goes, another password counts.
    database.sql(&format!(
        "revoke delete on \"Orders\" from {role}; grant create on schema public to {role}; alter role {role} nologin"
    ));
    database.sql("create table later (id serial)");
    let outcome = run().env("HBM_DB_ROLE_PASSWORD", "another").succeeds();
    outcome.says("password set, 7 privileges granted, 1 privilege revoked").hides("another");
    assert_ne!(kept(), before);
    hbm_db(&["test"]).env("DATABASE_URL", &database.url_of(&role, "another")).succeeds();
    remove(&database, &role);
}

#[test]
fn a_dry_run_shows_the_statements_and_runs_none() {
    let database = gemini(server!());
    let role = role_of(&database);
    let outcome =
        hbm_db(&["grants", "--app", "gemini-crm", "--role", &role, "--dry-run"]).on(&database).succeeds();
    let shown: Vec<&str> = outcome.stdout.lines().filter(|line| line.ends_with(';')).collect();
    assert_eq!(
        shown,
        [
            format!("CREATE ROLE {role} LOGIN;"),
            format!("GRANT CONNECT ON DATABASE {} TO {role};", database.name),
            format!("GRANT USAGE ON SCHEMA public TO {role};"),
            format!("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role};"),
            format!("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role};"),
            format!("REVOKE CREATE ON SCHEMA public FROM {role};"),
            format!("REVOKE ALL ON SCHEMA information_schema FROM {role};"),
        ]
    );
    assert_eq!(database.sql(&format!("select count(*) from pg_roles where rolname = '{role}'")), "0");
}

/// An extension's tables have privileges of their own, which their owner gave.
#[test]
fn the_owner_of_the_tables_need_not_own_those_of_extensions() {
    let database = gemini(server!());
    let role = role_of(&database);
    let owner = format!("{role}_owner");
    database.sql(&format!(
        "create role {owner} login createrole password 'x';
         alter database {} owner to {owner};
         grant usage on schema hbm_db to {owner};
         do $$ declare one record; begin
             for one in select oid::regclass as name from pg_class
                        where relnamespace = 'public'::regnamespace and relkind = 'r' loop
                 execute format('alter table %s owner to {owner}', one.name);
             end loop;
         end $$;
         create table of_extension (id serial);
         create view seen_by_all as select 1;
         grant select on of_extension, seen_by_all to public;
         grant usage on sequence of_extension_id_seq to public",
        database.name
    ));
    let run = || {
        grants(&database, &role)
            .env("DATABASE_URL", &database.url_of(&owner, "x"))
            .env("HBM_DB_ROLE_PASSWORD", SECRET)
    };
    run()
        .exits(1)
        .says("missing: INSERT on public.of_extension, which belongs to postgres")
        .says("missing: SELECT on public.of_extension_id_seq, which belongs to postgres");
    database.sql(
        "alter extension plpgsql add table of_extension;
         alter extension plpgsql add sequence of_extension_id_seq;
         alter extension plpgsql add view seen_by_all",
    );
    run().succeeds().says("created, password set");
    run().succeeds().says("password set").hides("granted");
    remove(&database, &role);
    database.sql(&format!("alter database {} owner to postgres", database.name));
    database.sql(&format!(
        "alter extension plpgsql drop table of_extension;
         alter extension plpgsql drop sequence of_extension_id_seq;
         alter extension plpgsql drop view seen_by_all;
         drop owned by {owner} cascade; drop role {owner}"
    ));
}

#[test]
fn no_table_yet_is_said() {
    let database = Database::new(server!());
    let role = role_of(&database);
    let run = || grants(&database, &role).env("HBM_DB_ROLE_PASSWORD", SECRET);
    let warning = "there is no table in public yet: run it again after push or migrate up";
    run().succeeds().says("created").says(warning);
    hbm_db(&["reset", "--app", "gemini-crm"]).on(&database).succeeds();
    run().succeeds().says("privileges granted").hides(warning);
    remove(&database, &role);
}

/// No name is changed in what is said of a statement.
#[test]
fn names_are_said_as_they_are() {
    let database = Database::new(server!());
    let name = format!("{}_Own", database.name);
    database.sql(&format!("create database \"{name}\" template template0"));
    hbm_db(&["grants", "--app", "gemini-crm", "--role", "crmApp", "--dry-run"])
        .env("DATABASE_URL", &format!("{}_Own", database.url()))
        .succeeds()
        .says(&format!("-- grant CONNECT on database \"{name}\" to \"crmApp\""))
        .says(&format!("GRANT CONNECT ON DATABASE \"{name}\" TO \"crmApp\";"))
        .says("-- grant SELECT, INSERT, UPDATE, DELETE on all tables in schema public to \"crmApp\"");
    database.sql(&format!("drop database \"{name}\""));
}

#[test]
fn the_help_names_every_source_of_the_password() {
    let help = hbm_db(&["grants", "--help"]).succeeds().stdout;
    let words = help.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("in the environment, in .env.local or in .env;"), "{help}");
}

/// What everybody may do cannot be taken from one.
#[test]
fn what_everybody_may_do_is_said() {
    let database = gemini(server!());
    let role = role_of(&database);
    database.sql("grant create on schema public to public");
    grants(&database, &role)
        .env("HBM_DB_ROLE_PASSWORD", SECRET)
        .succeeds()
        .says("can still create in the schema public")
        .says("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
    remove(&database, &role);
}

#[test]
fn an_application_without_grants_says_so() {
    let database = Database::new(server!());
    hbm_db(&["grants", "--role", "crm_app"])
        .on(&database)
        .exits(2)
        .says("hbm does not say what its role may do")
        .says("App::grants")
        .says("--app gemini-crm");
}

#[test]
fn a_new_role_needs_a_password() {
    let database = gemini(server!());
    let role = role_of(&database);
    grants(&database, &role).exits(2).says("needs a password").says("HBM_DB_ROLE_PASSWORD");
    // A password that cannot be read is not none.
    for exists in [false, true] {
        if exists {
            database.sql(&format!("create role {role} login"));
        }
        let out = std::process::Command::new(env!("CARGO_BIN_EXE_hbm-db"))
            .args(["grants", "--app", "gemini-crm", "--role", &role])
            .env("DATABASE_URL", database.url())
            .env("HBM_DB_ROLE_PASSWORD", std::ffi::OsStr::from_bytes(b"caf\xe9"))
            .output()
            .expect("hbm-db starts");
        let said = String::from_utf8_lossy(&out.stderr);
        assert_eq!(out.status.code(), Some(2), "{said}");
        assert!(said.contains("HBM_DB_ROLE_PASSWORD in the environment is not UTF-8"), "{said}");
    }
    database.sql(&format!("drop role {role}"));
    // .env.local will do, and a strange name, too.
    let strange = format!("{role} \"Ü");
    grants(&database, &strange).file(".env.local", "HBM_DB_ROLE_PASSWORD='a b'\n").succeeds();
    hbm_db(&["test"]).env("DATABASE_URL", &database.url_of(&harness::encoded(&strange), "a b")).succeeds();
    remove(&database, &format!("\"{}\"", strange.replace('"', "\"\"")));
}

/// Nothing is changed by halves, and no error shows the password.
#[test]
fn who_may_not_give_it_is_told() {
    let database = gemini(server!());
    let role = role_of(&database);
    let other = format!("{}_other", database.name);
    database.sql(&format!("create role {other} login password 'x'; grant usage on schema hbm_db to {other}"));
    let run = || {
        grants(&database, &role)
            .env("DATABASE_URL", &database.url_of(&other, "x"))
            .env("HBM_DB_ROLE_PASSWORD", SECRET)
    };
    run().exits(1).says("cannot create role").says(&format!("ALTER ROLE {other} CREATEROLE")).hides("canary");
    // Where it may create roles, the tables are in the way, and it is told whose they are.
    database.sql(&format!("alter role {other} createrole"));
    run()
        .exits(1)
        .says("cannot grant SELECT, INSERT, UPDATE, DELETE on all tables in schema public")
        .says("public.\"Customers\" belongs to postgres")
        .says("and 11 more")
        .says("only the owner can grant that")
        .hides("CREATEROLE")
        .hides("canary");
    database.sql(&format!(
        "grant select on all tables in schema public to {other};
         grant select on all sequences in schema public to {other}"
    ));
    run()
        .exits(1)
        .says(&format!("{other} may not give {role} all that it needs; nothing was changed"))
        .says("missing: SELECT on public.\"Users\", which belongs to postgres")
        .says("owner of the database")
        .hides("canary");
    assert_eq!(database.sql(&format!("select count(*) from pg_roles where rolname = '{role}'")), "0");
    remove(&database, &other);
}

#[test]
fn the_embedded_server_has_roles_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = |arguments: &[&str]| {
        let arguments: Vec<&str> = arguments.iter().copied().chain(["--app", "gemini-crm"]).collect();
        hbm_db(&arguments).within(folder.path()).env("HBM_DB_ROLE_PASSWORD", SECRET)
    };
    run(&["reset"]).succeeds().says("8 tables created");
    run(&["grants", "--role", "crm_app"]).succeeds().says("50 privileges granted");
    run(&["grants", "--role", "crm_app"]).succeeds().says("no changes");
    run(&["push"]).succeeds().says("no changes");
    run(&["seed", "--undo", "--all"]).succeeds().says("0 kept");
}
