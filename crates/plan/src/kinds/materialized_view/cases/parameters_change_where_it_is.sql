--- before
create table t (a int, b text);
insert into t values (1, 'x');
create materialized view m with (fillfactor = 70, toast.autovacuum_enabled = false) as select a, b from t;
alter materialized view m alter column b set statistics 77, alter column b set storage external,
    alter column b set compression pglz, alter column a set (n_distinct = -0.5);
create materialized view empty as select a from m with no data;
update t set a = 2;
--- desired
create table t (a int, b text);
create materialized view m with (fillfactor = 80, autovacuum_enabled = false) as select a, b from t;
alter materialized view m alter column b set statistics 78, alter column a set statistics 0,
    alter column a set (n_distinct_inherited = 4);
create materialized view empty as select a from m;
comment on column m.a is 'a';
--- holds
select a = 1 from m
select not relispopulated from pg_class where relname = 'empty'
