--- before
create table t (id int primary key, n int, s text);
insert into t values (1, 2, 'x');
--- desired
create table t (id int primary key, n int, s text);
create materialized view m with (fillfactor = 60, autovacuum_enabled = false) as select n, count(*) as c, max(s) as s from t group by n;
create unique index m_n on m (n);
create index m_c on m (c desc) include (s) with (fillfactor = 50) where c > 0;
alter materialized view m alter c set statistics 77, alter s set storage external, alter s set compression pglz, alter n set (n_distinct = 5);
alter materialized view m cluster on m_n;
comment on materialized view m is 'counted'; comment on column m.c is 'how many'; comment on index m_c is 'most first';
create materialized view "Never Filled" (a) as select n from m with no data;
create view over_m as select c from m;
--- holds
select c = 1 from over_m
