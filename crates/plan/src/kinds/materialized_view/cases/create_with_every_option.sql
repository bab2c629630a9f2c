--- before
create table t (a int, b text);
insert into t values (1, 'x');
--- desired
create table t (a int, b text);
create materialized view m with (fillfactor = 70, autovacuum_enabled = false, toast.autovacuum_enabled = false) as
    select a, b from t;
alter materialized view m alter column b set statistics 77, alter column b set storage external,
    alter column b set compression pglz, alter column a set (n_distinct = -0.5);
create unique index m_a on m (a);
create materialized view plain as select a from m;
create materialized view empty as select a from m with no data;
comment on materialized view m is 'a view';
comment on column m.b is 'its column';
comment on index m_a is 'its index';
grant select on m to public;
--- holds
select count(*) = 1 from plain
select not relispopulated from pg_class where relname = 'empty'
