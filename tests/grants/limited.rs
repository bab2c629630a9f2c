//! Which roles are limited ones: no other is touched.

use super::{SECRET, gemini, grants, remove, role_of, until};
use crate::harness::{Holder, server};

#[test]
fn only_a_limited_role_is_touched() {
    let database = gemini(server!());
    let role = role_of(&database);
    grants(&database, "postgres").exits(4).says("it has SUPERUSER").says("it is the role of this session");
    database.sql(&format!("create role {role} createdb; alter table \"Users\" owner to {role}"));
    grants(&database, &role).exits(4).says("it has CREATEDB").says("it owns").says("table public.\"Users\"");
    database.sql(&format!(
        "alter table \"Users\" owner to postgres; alter role {role} nocreatedb; grant postgres to {role}"
    ));
    grants(&database, &role).exits(4).says("it has SUPERUSER, itself or through another role");
    database.sql(&format!("drop role {role}"));
    for word in ["public", "pg_monitor", ""] {
        grants(&database, word).exits(2);
    }
}

/// Wherever it is, of whatever kind, its own or that of a role it is a member of.
#[test]
fn a_role_that_owns_anything_is_no_limited_one() {
    let database = gemini(server!());
    let role = role_of(&database);
    let group = format!("{role}_group");
    database.sql(&format!(
        "create role {role} login; create role {group}; grant {group} to {role}; create schema elsewhere"
    ));
    for (object, made) in [
        ("function public.made()", "create function public.made() returns int language sql as 'select 1'"),
        ("type public.made", "create type public.made as enum ('a')"),
        ("schema made", "create schema made"),
        ("table elsewhere.made", "create table elsewhere.made (id int)"),
    ] {
        for owner in [&role, &group] {
            database.sql(&format!("{made}; alter {object} owner to {owner}"));
            grants(&database, &role)
                .exits(4)
                .says(&format!("it owns {object}, itself or through another role"));
            database.sql(&format!("drop {object}"));
        }
    }
    let other = format!("{role}_database");
    database.sql(&format!("create database {other} owner {role}"));
    grants(&database, &role).exits(4).says(&format!("it owns database {other}"));
    database.sql(&format!("drop database {other}"));
    let schemas: Vec<String> =
        (0..5).map(|at| format!("create schema made{at} authorization {role}")).collect();
    database.sql(&schemas.join("; "));
    grants(&database, &role).exits(4).says("it owns schema made0, schema made1, schema made2 and more");
    database.sql(&format!("drop owned by {role}"));
    // What an application makes while it runs is no reason.
    database.sql(&format!(
        "alter default privileges for role {role} grant select on tables to {group}; set role {role}; select lo_create(0)"
    ));
    let temporary = "select count(*) from pg_class where relname = 'made' and relpersistence = 't'";
    let running = Holder::new(
        &database,
        &format!("set role {role}; create temporary table made (id serial); commit; begin"),
    );
    until(&database, temporary, "1");
    grants(&database, &role).succeeds().says("50 privileges granted");
    drop(running);
    until(&database, temporary, "0");
    remove(&database, &role);
    remove(&database, &group);
}

/// Every predefined role of the server's version counts, but those that only watch.
#[test]
fn a_member_of_a_predefined_role_is_no_limited_one() {
    let database = gemini(server!());
    let role = role_of(&database);
    let group = format!("{role}_group");
    let watch = "pg_monitor, pg_read_all_settings, pg_read_all_stats, pg_stat_scan_tables";
    database.sql(&format!("create role {role} login; create role {group}; grant {watch} to {role}"));
    grants(&database, &role).succeeds().says("50 privileges granted");
    let there = database.sql(&format!(
        "select rolname from pg_roles where rolname like 'pg\\_%' and rolname <> 'pg_database_owner'
         and rolname <> all (string_to_array('{watch}', ', ')::name[])"
    ));
    let powers: Vec<&str> = there.lines().collect();
    for power in [
        "pg_execute_server_program",
        "pg_read_all_data",
        "pg_read_server_files",
        "pg_signal_backend",
        "pg_write_all_data",
        "pg_write_server_files",
    ] {
        assert!(powers.contains(&power), "{power} is not in {powers:?}");
    }
    database.sql(&format!("grant {} to {group}; grant {group} to {role}", powers.join(", ")));
    let mut outcome = grants(&database, &role).exits(4);
    for power in powers {
        outcome = outcome.says(&format!("it has {power}, itself or through another role"));
    }
    outcome.hides("it has pg_monitor");
    database.sql(&format!("drop role {group}"));
    remove(&database, &role);
}

/// To let a group in would be asked of nobody.
#[test]
fn a_group_is_left_as_it_is() {
    let database = gemini(server!());
    let role = role_of(&database);
    let member = format!("{role}_member");
    let kept = format!("select rolcanlogin, rolpassword is null from pg_authid where rolname = '{role}'");
    let run = || grants(&database, &role).env("HBM_DB_ROLE_PASSWORD", SECRET);
    let group = format!("create role {role} nologin; create role {member} login; grant {role} to {member}");
    database.sql(&group);
    run().exits(4).says("it may not log in and has members, so it is a group");
    assert_eq!(database.sql(&kept), "f|t");
    // Since PostgreSQL 16 whoever creates a role is a member that only administers it.
    database.sql(&format!("revoke {role} from {member}"));
    if database.cluster.major() >= 16 {
        database.sql(&format!("grant {role} to {member} with admin true, inherit false, set false"));
    }
    run().succeeds().says("password set, 50 privileges granted");
    assert_eq!(database.sql(&kept), "t|f");
    remove(&database, &role);
    remove(&database, &member);
}
