//! What stands in no schema and uses something of the application is not dropped with it.

use crate::harness::{Database, hbm_db, server};

#[test]
fn a_wrapper_with_its_servers_and_mappings_is_named_and_kept() {
    is_named_and_kept(
        "create function public.valid(text[], oid) returns void language plpgsql as 'begin end';
         create foreign data wrapper files validator public.valid;
         create server archive foreign data wrapper files;
         create user mapping for postgres server archive",
        &["foreign-data wrapper files", "server archive", "user mapping for postgres on server archive"],
        "select count(*) from pg_user_mappings",
    );
}

#[test]
fn a_cast_between_types_of_others_is_named_and_kept() {
    is_named_and_kept(
        "create schema other; create type other.amount as (cents bigint);
         create function public.cents(other.amount) returns bigint language sql as 'select ($1).cents';
         create cast (other.amount as bigint) with function public.cents(other.amount)",
        &["cast from other.amount to bigint"],
        "select count(*) from pg_cast where castsource = 'other.amount'::regtype",
    );
}

#[test]
fn what_another_schema_has_of_ours_is_named_and_kept() {
    is_named_and_kept(
        "create schema other;
         create type public.mood as enum ('ok');
         create function public.half(int) returns int language sql immutable as 'select $1 / 2';
         create sequence public.numbers;
         create table public.measured (at date) partition by range (at);
         create table other.measured_2026 partition of public.measured for values from ('2026-01-01') to ('2027-01-01');
         create table other.t (m public.mood, n bigint default nextval('public.numbers'), h int check (public.half(h) > 0));
         create policy half on other.t using (public.half(h) = 1);
         create statistics other.users_names on first_name, last_name from public.users",
        &[
            "column m of table other.t",
            "default value for column n of table other.t",
            "constraint t_h_check on table other.t",
            "policy half on table other.t",
            "table other.measured_2026",
            "statistics object other.users_names",
        ],
        "select count(*) from pg_class where oid = 'other.measured_2026'::regclass",
    );
}

#[track_caller]
fn is_named_and_kept(made: &str, named: &[&str], count: &str) {
    let database = Database::after(server!(), &["reset", "--no-seed"]);
    database.sql(made);
    for command in ["flush", "reset", "fresh"] {
        let mut out = hbm_db(&[command, "--no-input"]).on(&database).exits(4);
        for name in named {
            out = out.says(name);
        }
    }
    assert_eq!(database.sql(count), "1");
}
