//! `grants`: the limited role of an application.

use crate::harness::{Database, Run, hbm_db, server};

/// With everything that a literal or a normal form could stumble over.
const SECRET: &str = "canary-' \\ $1 ½ ü";

/// A role lives in the cluster, so its name is that of the test's database.
fn role_of(database: &Database) -> String {
    format!("{}_app", database.name)
}

fn grants(database: &Database, role: &str) -> Run {
    hbm_db(&["grants", "--app", "gemini-crm", "--role", role]).on(database)
}

fn gemini(cluster: &'static crate::harness::Cluster) -> Database {
    let database = Database::new(cluster);
    hbm_db(&["reset", "--app", "gemini-crm"]).on(&database).succeeds();
    database
}

fn remove(database: &Database, role: &str) {
    database.sql(&format!("drop owned by {role}; drop role {role}"));
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
    // It comes in with the password, and only with it.
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

    let as_role = |sql: &str| database.cluster.try_sql(&database.name, &format!("set role {role}; {sql}"));
    for allowed in [
        "select count(*) from \"Customers\"",
        "insert into \"Customers\" (\"createdAt\", \"updatedAt\") values (now(), now())",
        "update \"Customers\" set phone = '1' where id = 7",
        "delete from \"Customers\" where id = 7",
        "select last_value from \"Customers_id_seq\"",
    ] {
        assert!(as_role(allowed).is_ok(), "{allowed}: {:?}", as_role(allowed));
    }
    for denied in [
        "truncate \"Customers\"",
        "drop table \"Customers\"",
        "alter table \"Customers\" add column x int",
        "select setval('\"Customers_id_seq\"', 1)",
        "select * from hbm_db.environment",
        "create role other",
        "create database other",
    ] {
        assert!(as_role(denied).is_err(), "{denied}");
    }
    // Before PostgreSQL 15 everybody can create in public, which is said.
    if database.cluster.major() >= 15 {
        assert!(as_role("create table mine (id int)").is_err());
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

#[test]
fn only_a_limited_role_is_touched() {
    let database = gemini(server!());
    let role = role_of(&database);
    grants(&database, "postgres").exits(4).says("it has SUPERUSER").says("it is the role of this session");
    database.sql(&format!("create role {role} createdb; alter table \"Users\" owner to {role}"));
    grants(&database, &role).exits(4).says("it has CREATEDB").says("it owns the database or something in it");
    database.sql(&format!(
        "alter table \"Users\" owner to postgres; alter role {role} nocreatedb; grant postgres to {role}"
    ));
    grants(&database, &role).exits(4).says("it has SUPERUSER, itself or through another role");
    database.sql(&format!("drop role {role}"));
    for word in ["public", "pg_monitor", ""] {
        grants(&database, word).exits(2);
    }
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
    assert_eq!(database.sql(&format!("select count(*) from pg_roles where rolname = '{role}'")), "0");
    // .env.local will do, and a strange name, too.
    let strange = format!("{role} \"Ü");
    grants(&database, &strange).file(".env.local", "HBM_DB_ROLE_PASSWORD='a b'\n").succeeds();
    hbm_db(&["test"])
        .env("DATABASE_URL", &database.url_of(&crate::harness::encoded(&strange), "a b"))
        .succeeds();
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
    database.sql(&format!(
        "alter role {other} createrole; grant select on all tables in schema public to {other};
         grant select on all sequences in schema public to {other}"
    ));
    run()
        .exits(1)
        .says(&format!("{other} may not give {role} all that it needs; nothing was changed"))
        .says("missing: SELECT on public.\"Users\"")
        .says("owner of the database")
        .hides("canary");
    assert_eq!(database.sql(&format!("select count(*) from pg_roles where rolname = '{role}'")), "0");
    remove(&database, &other);
}

#[cfg(feature = "embedded")]
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
