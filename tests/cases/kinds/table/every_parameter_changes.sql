--- before
create access method heap2 type table handler heap_tableam_handler;
create table t (id int primary key, s text) with (fillfactor = 70, autovacuum_enabled = false, toast.autovacuum_enabled = false);
create table u (id int) with (parallel_workers = 2);
create table w (id int);
create unlogged table x (id int generated always as identity, n serial);
insert into t values (1, 'x'); insert into u values (1); insert into x default values;
--- desired
create access method heap2 type table handler heap_tableam_handler;
create table t (id int primary key, s text) with (fillfactor = 80, parallel_workers = 3, toast.autovacuum_vacuum_threshold = 99, toast_tuple_target = 256, user_catalog_table = true);
create table u (id int);
create table w (id int) using heap2;
create table x (id int generated always as identity, n serial);
--- holds
select reloptions @> '{fillfactor=80,parallel_workers=3}' and not reloptions::text like '%autovacuum%' from pg_class where oid = 't'::regclass
select relpersistence = 'p' from pg_class where oid = 'x'::regclass
select count(*) = 1 from x
select count(*) = 1 from t
--- one way
parameters of a table stand in the order in which they were set
