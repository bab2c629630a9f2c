//! What hangs on an object that is made anew is there afterwards: what the desired state says, and what it says nothing of.

use super::push;
use crate::harness::{Database, server};

/// Both have `marks`, which the desired state says, too; what `before` says more of owners and of roles that the desired state
/// does not name is kept. The queries are true before and after.
#[track_caller]
fn stays(before: &str, wanted: &str, marks: &str, holds: &[&str]) {
    let database = Database::new(server!());
    database.sql(&format!("{ROLES} {before}; {marks}"));
    for query in holds {
        assert_eq!(database.sql(query), "t", "before: {query}");
    }
    let wanted = format!("{wanted} {marks}");
    push(&database, &wanted, &["--accept", "drop_column"]).succeeds();
    for query in holds {
        assert_eq!(database.sql(query), "t", "after: {query}");
    }
    push(&database, &wanted, &[]).succeeds().says("no changes");
}

const ROLES: &str =
    "do $$ begin create role losses_reader; exception when duplicate_object or unique_violation then end $$;
    do $$ begin create role losses_owner; exception when duplicate_object or unique_violation then end $$;";

#[test]
fn of_a_generated_column() {
    stays(
        "create table t (a text, b text generated always as (upper(a)) stored);
         grant select (b), update (b) on t to losses_reader; grant select (b) on t to losses_owner with grant option",
        "create table t (a text, b text generated always as (lower(a)) stored);",
        "comment on column t.b is 'it''s $table';
         alter table t alter b set statistics 700, alter b set (n_distinct = 12), alter b set storage external;",
        &[
            "select col_description('t'::regclass, attnum) = 'it''s $table' from pg_attribute where attrelid = 't'::regclass and attname = 'b'",
            "select has_column_privilege('losses_reader', 't', 'b', 'select') and has_column_privilege('losses_reader', 't', 'b', 'update')",
            "select has_column_privilege('losses_owner', 't', 'b', 'select with grant option')",
            "select attstattarget = 700 and attoptions = '{n_distinct=12}' and attstorage = 'e' from pg_attribute where attrelid = 't'::regclass and attname = 'b'",
        ],
    );
}

#[test]
fn of_an_enum_type() {
    stays(
        "create type mood as enum ('ok', 'sad', 'bad'); create table t (m mood);
         alter type mood owner to losses_owner; grant usage on type mood to losses_reader",
        "create type mood as enum ('ok', 'bad'); create table t (m mood);",
        "comment on type mood is 'of a day'; revoke usage on type mood from public;",
        &[
            "select obj_description('mood'::regtype, 'pg_type') = 'of a day'",
            "select typowner = 'losses_owner'::regrole from pg_type where typname = 'mood'",
            "select has_type_privilege('losses_reader', 'mood', 'usage')",
            "select not has_type_privilege('public', 'mood', 'usage')",
        ],
    );
}

#[test]
fn of_a_constraint_and_its_index() {
    stays(
        "create table p (id int, constraint p_key primary key (id) with (fillfactor = 60));
         create table c (p_id int constraint to_p references p, n int constraint positive check (n > 0))",
        "create table p (id bigint, constraint p_key primary key (id) with (fillfactor = 60));
         create table c (p_id bigint constraint to_p references p, n int constraint positive check (n > 1));",
        "comment on constraint p_key on p is 'key'; comment on constraint to_p on c is 'points';
         comment on constraint positive on c is 'more'; alter table p cluster on p_key;",
        &[
            "select obj_description(oid, 'pg_constraint') = 'key' from pg_constraint where conname = 'p_key'",
            "select obj_description(oid, 'pg_constraint') = 'points' from pg_constraint where conname = 'to_p'",
            "select obj_description(oid, 'pg_constraint') = 'more' from pg_constraint where conname = 'positive'",
            "select reloptions = '{fillfactor=60}' from pg_class where relname = 'p_key'",
            "select indisclustered from pg_index where indexrelid = 'p_key'::regclass",
        ],
    );
}

#[test]
fn of_an_index() {
    stays(
        "create table t (a int not null, b int not null);
         create unique index u on t (a); create index e on t ((a + b))",
        "create table t (a int not null, b int not null); create unique index u on t (a, b); create index e on t ((a + b), b);",
        "comment on index u is 'one'; alter index e alter column 1 set statistics 900;
         alter table t replica identity using index u; alter table t cluster on u;",
        &[
            "select obj_description('u'::regclass) = 'one'",
            "select indisreplident and indisclustered from pg_index where indexrelid = 'u'::regclass",
            "select attstattarget = 900 from pg_attribute where attrelid = 'e'::regclass and attnum = 1",
        ],
    );
}

/// PostgreSQL makes the indexes of a column anew whose type changes.
#[test]
fn of_an_index_under_a_column_that_changes_its_type() {
    stays(
        "create table t (a int, b int); create index e on t ((a + b))",
        "create table t (a bigint, b int); create index e on t ((a + b));",
        "comment on index e is 'sum'; alter index e alter column 1 set statistics 900; alter table t alter a set statistics 800;",
        &[
            "select obj_description('e'::regclass) = 'sum'",
            "select attstattarget = 900 from pg_attribute where attrelid = 'e'::regclass and attnum = 1",
            "select attstattarget = 800 from pg_attribute where attrelid = 't'::regclass and attname = 'a'",
        ],
    );
}

#[test]
fn of_a_sequence() {
    stays(
        "create table t (id serial); grant usage on sequence t_id_seq to losses_reader",
        "create table t (id int generated by default as identity not null);",
        "comment on sequence t_id_seq is 'numbers';",
        &[
            "select obj_description('t_id_seq'::regclass) = 'numbers'",
            "select has_sequence_privilege('losses_reader', 't_id_seq', 'usage')",
        ],
    );
}

#[test]
fn what_goes_on_purpose_takes_along_what_is_its_own() {
    let database = Database::new(server!());
    database.sql(&format!(
        "{ROLES} create table t (a int, b int, c int); comment on column t.b is 'x'; grant select (b) on t to losses_reader;
         create statistics of_both on b, c from t;
         create table gone (id serial); comment on table gone is 'x'; create policy p on gone using (true);
         create type mood as enum ('a'); comment on type mood is 'x'"
    ));
    push(&database, "create table t (a int);", &[]).succeeds().says("drop statistics of_both");
}

/// A mark that the new index cannot have is taken from it, and the statement says so.
#[test]
fn a_mark_that_an_index_cannot_have_is_not_given_up_in_silence() {
    let database = Database::new(server!());
    database.sql(
        "create table t (a int not null, b int); create unique index u on t (a);
         alter table t replica identity using index u",
    );
    push(&database, "create table t (a int not null, b int); create index u on t (b);", &[])
        .succeeds()
        .says("ALTER TABLE public.t REPLICA IDENTITY DEFAULT");
    assert_eq!(database.sql("select relreplident from pg_class where relname = 't'"), "d");
}

/// Statistics go with a column that goes, and are made again where its type changes.
#[test]
fn of_statistics() {
    let database = Database::new(server!());
    let statistics = "create statistics page_stats on a, b from page_view;";
    database.sql(&format!("create table page (id int); create table page_view (a int, b int); {statistics}"));
    let there = || database.sql("select count(*) from pg_statistic_ext where stxname = 'page_stats'");
    let retyped = format!("create table page_view (a int, b bigint); {statistics}");
    push(&database, &retyped, &[]).succeeds().says("drop table page").says("create statistics page_stats");
    assert_eq!(there(), "1");
    push(&database, "create table page_view (a int);", &[]).succeeds().says("drop statistics page_stats");
    assert_eq!(there(), "0");
}
