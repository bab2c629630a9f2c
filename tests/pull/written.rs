//! What the files look like, and what is in none.

use super::Folder;
use crate::harness::{Database, server};

const SHOP: &str = r#"
create extension citext;
create type state as enum ('new', 'old');
create domain code as text check (value ~ '^[A-Z]+$');
create schema audit;
comment on schema audit is 'who did what';
create table users (
    id bigint generated always as identity primary key,
    email citext not null unique,
    state state not null default 'new',
    kind varchar(9) check (kind in ('a', 'b')),
    boss bigint references users,
    home bigint
);
comment on table users is 'all of them';
comment on column users.kind is 'a or b';
create table places (id serial primary key, owner bigint not null references users, code code);
alter table users add foreign key (home) references places (id);
create index users_lower on users (lower(email::text)) where state = 'new';
create table audit.log (at timestamptz not null default now(), what text);
create function audit.note() returns trigger language plpgsql as 'begin insert into audit.log values (now(), tg_op); return new; end';
create trigger note after insert on users for each row execute function audit.note();
alter table users enable row level security;
create policy own on users using (state <> 'old');
create view newest as select * from users where kind in ('a', 'b');
create function twice(int) returns int language sql as 'select $1 * 2';
create function twice(text) returns text language sql as 'select $1 || $1';
grant select on users to pg_monitor;
create publication everything for all tables;
"#;

#[test]
fn a_table_has_a_file_with_all_that_is_of_it() {
    let database = Database::new(server!());
    database.sql(SHOP);
    let folder = Folder::new();
    folder.pull(&database, &[]).succeeds().says("write tables/users.sql").says("files written");
    let names: Vec<String> = folder.texts().into_keys().collect();
    assert_eq!(
        names,
        [
            "audit/functions/note.sql",
            "audit/schema.sql",
            "audit/tables/log.sql",
            "extensions/citext.sql",
            "functions/twice.sql",
            "publications/everything.sql",
            "tables/places.sql",
            "tables/users.sql",
            "types/code.sql",
            "types/state.sql",
            "views/newest.sql",
        ]
    );
    assert_eq!(
        folder.text("tables/users.sql"),
        r#"CREATE TABLE public.users (
    id bigint GENERATED ALWAYS AS IDENTITY (START WITH 1 INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 CACHE 1 NO CYCLE) NOT NULL,
    email public.citext NOT NULL,
    state public.state NOT NULL DEFAULT 'new'::public.state,
    kind character varying(9),
    boss bigint,
    home bigint,
    CONSTRAINT users_pkey PRIMARY KEY (id),
    CONSTRAINT users_email_key UNIQUE (email),
    CONSTRAINT users_kind_check CHECK (((kind)::text = ANY (ARRAY['a'::character varying, 'b'::character varying]))),
    CONSTRAINT users_boss_fkey FOREIGN KEY (boss) REFERENCES public.users(id)
);

ALTER TABLE public.users ENABLE ROW LEVEL SECURITY;

COMMENT ON TABLE public.users IS 'all of them';

GRANT SELECT ON TABLE public.users TO pg_monitor;

COMMENT ON COLUMN public.users.kind IS 'a or b';

CREATE INDEX users_lower ON public.users USING btree (lower((email)::text)) WHERE (state = 'new'::public.state);

ALTER TABLE public.users ADD CONSTRAINT users_home_fkey FOREIGN KEY (home) REFERENCES public.places(id);

CREATE POLICY own ON public.users USING ((state <> 'old'::public.state));

CREATE TRIGGER note AFTER INSERT ON public.users FOR EACH ROW EXECUTE FUNCTION audit.note();
"#
    );
}

/// An `IN` over a varchar is printed otherwise once its print was read.
#[test]
fn expressions_stay_as_they_are() {
    let cluster = server!();
    let (database, empty) = (Database::new(cluster), Database::new(cluster));
    database.sql(SHOP);
    let folder = Folder::new();
    folder.pull(&database, &[]).succeeds();
    folder.push(&["diff", "--check"], &database).succeeds();
    folder.push(&["push", "--yes"], &empty).succeeds();
    folder.push(&["push", "--yes"], &empty).succeeds().says("no changes");
}

#[test]
fn names_of_every_kind_have_files() {
    let cluster = server!();
    let (database, empty) = (Database::new(cluster), Database::new(cluster));
    database.sql(
        r#"create table "Users" (id int); create table users (id int); create table "1" (id int);
           create table up (id int); create table migration (id int); create table "a/b ö" (id int);
           create schema tables; create table tables.x (id int); create schema "Audit"; create table "Audit".y (id int);
           create table seaql_migrations (version text); create schema hbm_db; create table hbm_db.seeds (a int);"#,
    );
    let folder = Folder::new();
    folder.pull(&database, &[]).succeeds();
    let texts = folder.texts();
    assert_eq!(texts.len(), 10, "{:?}", texts.keys());
    assert!(!texts.values().any(|text| text.contains("seaql") || text.contains("hbm_db")));
    folder.push(&["push", "--yes"], &empty).succeeds();
    folder.pull(&empty, &["--check"]).succeeds();
}

#[test]
fn only_what_is_named_is_written() {
    let cluster = server!();
    let (database, empty) = (Database::new(cluster), Database::new(cluster));
    database.sql(SHOP);
    database.sql("create publication logs for table audit.log, users; create aggregate audit.total(int) (sfunc = int4pl, stype = int)");
    let folder = Folder::new();
    let outcome = folder.pull(&database, &["--schemas", "audit", "--format", "json"]).succeeds();
    outcome.says("\"audit/tables/log.sql\"").says("in no file: publication logs").hides("users.sql");
    folder.push(&["push", "--yes"], &empty).succeeds();
    // A table of public needs a schema that is not named.
    let other = Folder::new();
    other
        .pull(&database, &["--schemas", "public"])
        .exits(2)
        .says("audit")
        .says("name the schemas that these need");
    assert!(other.texts().is_empty());
    folder.pull(&database, &["--schemas", "nowhere"]).exits(2).says("has no schema nowhere");
    // The others can be added to the same folder.
    folder.pull(&database, &[]).succeeds().says("0 changed").says("write publications/logs.sql");
    folder.pull(&database, &["--schemas", "audit", "--check"]).succeeds();
}

/// What gives privileges to new objects, and what acts on new objects, is made when they are there.
#[test]
fn what_acts_on_new_objects_comes_last() {
    let cluster = server!();
    let (database, empty) = (Database::new(cluster), Database::new(cluster));
    database.sql(
        "create table a (id int);
         create table b (id int);
         alter default privileges grant select on tables to pg_monitor;
         alter default privileges in schema public grant insert on tables to pg_monitor;
         create table c (id int);
         create function no() returns event_trigger language plpgsql as $$ begin raise exception 'no'; end $$;
         create event trigger a_guard on ddl_command_end when tag in ('CREATE TABLE') execute function no();",
    );
    let folder = Folder::new();
    folder.pull(&database, &[]).succeeds();
    assert!(folder.text("event_triggers/a_guard.sql").starts_with("-- hbm-db: last\nCREATE EVENT TRIGGER"));
    folder.push(&["push", "--yes"], &empty).succeeds();
    assert_eq!(empty.schema(), database.schema());
    folder.pull(&empty, &["--check"]).succeeds();
}

/// PostgreSQL prints rows that a query writes out otherwise once it has read its own print.
#[test]
fn rows_that_a_view_writes_out() {
    let database = Database::new(server!());
    database.sql(
        "create table t (id int);
         create view v (a, b) as values (1, 'a(VALUES (1)');
         create view unions (a, b) as select 1, 2 union values (3, 4);
         create view ordered (\"A (VALUES (\") as (values (1), (2)) order by 1 limit 1;
         create materialized view m (a, b) as values (1, 'it''s');
         create rule r as on insert to t do also insert into t select id from t union values (5)",
    );
    let folder = Folder::new();
    folder.pull(&database, &[]).succeeds();
    folder.pull(&database, &["--check"]).succeeds().says("no changes");
    let other = Database::new(database.cluster);
    folder.push(&["push", "--yes"], &other).succeeds();
    folder.push(&["push"], &other).succeeds().says("no changes");
    assert_eq!(other.sql("select b from v"), "a(VALUES (1)");
}

/// An extension without the comment that it brings is made without it.
#[test]
fn a_comment_that_an_extension_does_not_have() {
    let database = Database::new(server!());
    database.sql("create extension citext; comment on extension citext is null");
    let folder = Folder::new();
    folder.pull(&database, &[]).succeeds();
    folder.pull(&database, &["--check"]).succeeds();
    let other = Database::new(database.cluster);
    folder.push(&["push", "--yes"], &other).succeeds();
    let comment =
        "select obj_description(oid, 'pg_extension') is null from pg_extension where extname = 'citext'";
    assert_eq!(other.sql(comment), "t");
}

/// What looks secret is named, as it goes into a file.
#[test]
fn a_password_is_told() {
    let database = Database::new(server!());
    database.sql(
        "create foreign data wrapper w; create server s foreign data wrapper w options (host 'h');
         create user mapping for public server s options (user 'u', password 'hunter2')",
    );
    let folder = Folder::new();
    let outcome = folder.pull(&database, &[]).succeeds();
    outcome.says("has the value of password of user mapping s for public").says(".sql").hides("option host");
    folder.pull(&database, &[]).succeeds().hides("looks secret");
}
