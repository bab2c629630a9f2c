--- before
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create table t (id int primary key, n int, s text);
create materialized view m with (fillfactor = 60) as select n, count(*) as c from t group by n;
create unique index m_n on m (n); create index m_c on m (c);
alter materialized view m alter c set statistics 77;
alter materialized view m cluster on m_n;
comment on materialized view m is 'counted'; comment on index m_c is 'most first'; comment on column m.c is 'how many';
grant select on m to reader_x;
create view over_m as select c from m;
create materialized view m2 as select max(c) as c from over_m;
insert into t values (1, 2, 'x');
refresh materialized view m;
--- desired
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create table t (id int primary key, n int, s text);
create materialized view m with (fillfactor = 60) as select n, count(*) as c, max(s) as s from t where n > 0 group by n;
create unique index m_n on m (n); create index m_c on m (c);
alter materialized view m alter c set statistics 77;
alter materialized view m cluster on m_n;
comment on materialized view m is 'counted'; comment on index m_c is 'most first'; comment on column m.c is 'how many';
grant select on m to reader_x;
create view over_m as select c from m;
create materialized view m2 as select max(c) as c from over_m;
--- holds
select c = 1 and s = 'x' from m
select indisclustered from pg_index where indexrelid = 'm_n'::regclass
select attstattarget = 77 from pg_attribute where attrelid = 'm'::regclass and attname = 'c'
select obj_description('m_c'::regclass) = 'most first'
select has_table_privilege('reader_x', 'm', 'select')
