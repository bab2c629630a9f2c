//! `reset`, `flush` and `push` of the built-in schema.

use crate::harness::{Database, hbm_db, server};

/// Rows of the tables, without the times that are written anew in every load.
fn reset(database: &Database) {
    hbm_db(&["reset"]).on(database).succeeds().says("27 tables created").says("rows in 27 tables seeded");
}

#[test]
fn twice_and_then_push_says_no_changes() {
    let database = Database::new(server!());
    reset(&database);
    reset(&database);
    hbm_db(&["push"]).on(&database).succeeds().says("no changes");
    hbm_db(&["diff", "--check"]).on(&database).succeeds().says("no changes");
    hbm_db(&["seed"]).on(&database).succeeds().says("nothing to seed: 0 inserted, 0 updated");
}

#[test]
fn push_on_empty_equals_reset_without_seeds() {
    let (pushed, made) = (Database::new(server!()), Database::new(server!()));
    hbm_db(&["push", "--yes"]).on(&pushed).succeeds();
    hbm_db(&["reset", "--no-seed"]).on(&made).succeeds().says("no rows");
    assert_eq!(pushed.schema(), made.schema());
    assert!(pushed.schema().contains("order_items"));
}

#[test]
fn every_table_has_rows_and_the_cycles_are_closed() {
    let database = Database::new(server!());
    reset(&database);
    let empty = database.sql(
        "select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where n.nspname = 'public' and c.relkind = 'r'
           and (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from %s', c.oid::regclass), true, true, '')))[1]::text = '0'",
    );
    assert_eq!(empty, "0");
    for fact in [
        "select count(*) > 0 from users u join media m on m.id = u.avatar_media_id and m.uploaded_by = u.id",
        "select count(*) > 0 from customers c join media m on m.id = c.profile_media_id and m.uploaded_by_customer = c.id",
        "select count(distinct status) = 5 from inquiries",
        "select bool_and(password_hash ~ '^\\$2b\\$10\\$.{53}$') from users",
        "select count(*) > 0 from product_attribute_definitions where predefined_values = 'null'::jsonb",
    ] {
        assert_eq!(database.sql(fact), "t", "{fact}");
    }
}

#[test]
fn leaves_extensions_and_other_schemas_alone() {
    let database = Database::new(server!());
    database.sql("create schema other; create table other.kept (id int); insert into other.kept values (7)");
    let has_extension =
        database.cluster.try_sql(&database.name, "create extension pg_trgm schema public").is_ok();
    hbm_db(&["reset", "--app", "hbm", "--confirm-database", &database.name]).on(&database).succeeds();
    hbm_db(&["flush"]).on(&database).succeeds();
    assert_eq!(database.sql("select id from other.kept"), "7");
    assert_eq!(
        database.sql("select count(*) from pg_extension where extname = 'pg_trgm'") == "1",
        has_extension
    );
    hbm_db(&["push", "--yes"]).on(&database).succeeds();
    hbm_db(&["push"]).on(&database).succeeds().says("no changes");
}

#[test]
fn flush_drops_every_kind_of_object() {
    let database = Database::new(server!());
    database.sql(
        "create table t (id serial primary key, g int generated always as identity);
         create view v as select id from t; create materialized view m as select id from t;
         create function f(a int) returns int language sql as 'select a';
         create procedure p() language sql as 'select 1';
         create aggregate agg(int) (sfunc = int4pl, stype = int);
         create function tg() returns trigger language plpgsql as 'begin return new; end';
         create trigger trg before insert on t for each row execute function tg();
         create type e as enum ('a'); create domain d as int check (value > 0); create type c as (x int);
         create type r as range (subtype = int4); create sequence s;
         create table part (a int) partition by list (a); create table part1 partition of part default;
         create operator === (leftarg = int, rightarg = int, function = int4eq);
         create collation coll (locale = 'C'); create text search configuration ts (copy = simple);
         create statistics st on id, g from t;
         create table seaql_migrations (version text primary key);",
    );
    hbm_db(&["flush", "--app", "hbm", "--confirm-database", &database.name])
        .on(&database)
        .succeeds()
        .says("objects dropped");
    let left = database.sql(
        "select count(*) from pg_depend d join pg_namespace n on d.refclassid = 'pg_namespace'::regclass and d.refobjid = n.oid
         where n.nspname = 'public'",
    );
    assert_eq!(left, "0");
    hbm_db(&["flush"]).on(&database).succeeds().says("nothing to drop");
}

#[test]
fn flush_refuses_to_take_other_schemas_along() {
    let database = Database::new(server!());
    hbm_db(&["reset", "--no-seed"]).on(&database).succeeds();
    database.sql("create schema other; create view other.people as select id from public.users");
    for command in ["flush", "reset"] {
        hbm_db(&[command]).on(&database).exits(4).says("view other.people");
    }
    assert_eq!(database.sql("select count(*) from other.people"), "0");
}

#[test]
fn drift_of_columns_is_named_and_mended() {
    drifts(&[
        ("alter table users drop column phone", "add column users.phone", "--yes"),
        ("alter table users alter column phone type varchar(30)", "change the type of users.phone", "--yes"),
        (
            "alter table users alter column is_active set default false",
            "set the default of users.is_active",
            "--yes",
        ),
        (
            "alter table users alter column is_active drop default",
            "set the default of users.is_active",
            "--yes",
        ),
        (
            "alter table users alter column first_name drop not null",
            "set not null of users.first_name",
            "--yes",
        ),
        (
            "alter table users alter column is_active set not null",
            "drop not null of users.is_active",
            "--yes",
        ),
        (
            "alter table users add column extra int default 5",
            "drop column users.extra",
            "--accept=drop_column:users.extra",
        ),
    ]);
}

#[test]
fn drift_of_constraints_is_named_and_mended() {
    drifts(&[
        (
            "alter table media drop constraint media_file_size_check",
            "add constraint media.media_file_size_check",
            "--yes",
        ),
        (
            "alter table media drop constraint media_file_size_check, add check (file_size > -1)",
            "add constraint media.media_file_size_check",
            "--yes",
        ),
        (
            "alter table users drop constraint users_email_key",
            "add constraint users.users_email_key",
            "--yes",
        ),
        (
            "alter table product_medias drop constraint product_medias_product_id_media_id_key",
            "add constraint product_medias.product_medias_product_id_media_id_key",
            "--yes",
        ),
        (
            "alter table users drop constraint users_role_id_fkey, add foreign key (role_id) references roles on delete cascade",
            "add foreign key users.users_role_id_fkey",
            "--yes",
        ),
        (
            "alter table users drop constraint users_role_id_fkey",
            "add foreign key users.users_role_id_fkey",
            "--yes",
        ),
        (
            "alter table users rename constraint users_email_key to uq",
            "rename constraint users.uq to users_email_key",
            "--yes",
        ),
    ]);
}

#[test]
fn drift_of_indexes_tables_and_types_is_named_and_mended() {
    drifts(&[
        ("drop index users_role_id_idx", "create index users.users_role_id_idx", "--yes"),
        ("create index extra on users (last_name)", "drop index users.extra", "--yes"),
        (
            "drop index order_items_specifications_idx; create index order_items_specifications_idx on order_items using gin (specifications jsonb_path_ops)",
            "create index order_items.order_items_specifications_idx",
            "--yes",
        ),
        (
            "create table extra (id int); insert into extra values (1)",
            "drop table extra",
            "--accept=drop_table:extra",
        ),
        ("create type extra as enum ('a')", "drop enum type extra", "--yes"),
        (
            "alter index users_role_id_idx rename to idx_users_role",
            "rename index users.idx_users_role",
            "--yes",
        ),
        ("drop table order_attachments", "create table order_attachments", "--yes"),
    ]);
}

/// Each is a statement that somebody ran, what `diff` and `push` say of it, and the flag that mends it.
fn drifts(drifts: &[(&str, &str, &str)]) {
    let database = Database::after(server!(), &["reset"]);
    let users = database.sql("select count(*) from users");
    for (drift, named, flags) in drifts {
        database.sql(drift);
        hbm_db(&["diff", "--check"]).on(&database).exits(3).says(named);
        hbm_db(&["push", flags]).on(&database).succeeds().says(named);
        hbm_db(&["push"]).on(&database).succeeds().says("no changes");
    }
    assert_eq!(database.sql("select count(*) from users"), users, "no row was touched");
}

/// What another tool would have made: the same tables under its own names for everything else.
#[test]
fn a_database_with_other_names_converges_by_renames_alone() {
    let database = Database::new(server!());
    hbm_db(&["reset"]).on(&database).succeeds();
    let wanted = database.contents();
    database.sql(
        "do $$ declare r record; begin
             for r in select conrelid::regclass as t, conname from pg_constraint
                      where connamespace = 'public'::regnamespace and contype <> 'n' loop
                 execute format('alter table %s rename constraint %I to %I', r.t, r.conname, 'c-' || md5(r.conname));
             end loop;
             for r in select indexrelid::regclass as i from pg_index x join pg_class c on c.oid = x.indexrelid
                      where c.relnamespace = 'public'::regnamespace
                        and not exists (select from pg_constraint k where k.conindid = x.indexrelid) loop
                 execute format('alter index %s rename to %I', r.i, 'idx-' || md5(r.i::text));
             end loop;
         end $$",
    );
    let stamp = database.sql("select sum(xmin::text::bigint) from users");
    let outcome = hbm_db(&["push", "--yes", "--format", "json"]).on(&database).succeeds();
    let plan: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    let statements = plan["statements"].as_array().expect("statements");
    assert!(statements.len() > 100, "{}", statements.len());
    for statement in statements {
        assert!(statement["sql"].as_str().is_some_and(|sql| sql.contains(" RENAME ")), "{statement}");
    }
    assert_eq!(database.contents(), wanted);
    assert_eq!(database.sql("select sum(xmin::text::bigint) from users"), stamp, "no row was written");
}

#[test]
fn sets_can_be_chosen() {
    let database = Database::new(server!());
    hbm_db(&["reset", "--set", "test"]).on(&database).succeeds();
    assert_eq!(database.sql("select count(*) from users"), "3");
    hbm_db(&["reset", "--set", "production"]).on(&database).exits(2).says("there are base, dev, test");
    hbm_db(&["seed", "--set", "dev,test"]).on(&database).succeeds();
    hbm_db(&["seed", "--set", "dev", "--set", "test"]).on(&database).succeeds().says("nothing to seed");
}

/// Everything that a CASCADE could reach outside of the application's schema.
#[test]
fn flush_takes_nothing_along_from_elsewhere() {
    let setup = "create schema other; create table other.t (id int, name text); insert into other.t values (1, 'keep me');";
    for (hook, named) in [
        (
            "create collation public.mine (locale = 'C'); alter table other.t alter column name type text collate public.mine",
            "other.t",
        ),
        (
            "create function public.ok() returns bool language sql as 'select true'; create policy p on other.t using (public.ok())",
            "policy p",
        ),
        (
            "create operator public.=== (leftarg = int, rightarg = int, function = int4eq); create view other.v as select 1 operator(public.===) 1 as x",
            "other.v",
        ),
        (
            "create table public.p (id int primary key); alter table other.t add foreign key (id) references public.p not valid",
            "other.t",
        ),
        ("create type public.e as enum ('a'); alter table other.t add column e public.e", "other.t"),
        (
            "create function public.evt() returns event_trigger language plpgsql as 'begin end'; create event trigger hbm_db_test on ddl_command_end when tag in ('CREATE CAST') execute function public.evt()",
            "event trigger",
        ),
        (
            "create table public.p (id int primary key); create publication strange for table public.p",
            "publication strange",
        ),
    ] {
        let database = Database::new(server!());
        database.sql(setup);
        database.sql(hook);
        let before = database.contents();
        hbm_db(&["flush", "--app", "hbm", "--confirm-database", &database.name])
            .on(&database)
            .exits(4)
            .says(named);
        assert_eq!(database.contents(), before, "{hook}");
    }
}

/// Extensions stay, so what depends on them does not stand in the way.
#[test]
fn an_extension_in_public_is_no_obstacle() {
    let database = Database::new(server!());
    if database.cluster.try_sql(&database.name, "create extension citext schema public").is_err() {
        return;
    }
    database.sql("create schema other; create table other.t (name public.citext)");
    hbm_db(&["reset", "--app", "hbm", "--no-seed", "--confirm-database", &database.name])
        .on(&database)
        .succeeds();
    hbm_db(&["push"]).on(&database).succeeds().says("no changes");
    hbm_db(&["push", "--schema", "s.sql", "--yes", "--accept", "drop_table"])
        .file("s.sql", "create extension pg_trgm; create extension citext; create table t (a text); create index on t using gin (a gin_trgm_ops);")
        .on(&database)
        .succeeds()
        .says("create extension pg_trgm");
}
