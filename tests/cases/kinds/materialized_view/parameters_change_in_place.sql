--- before
create table t (id int primary key, n int);
create materialized view m with (fillfactor = 60, autovacuum_enabled = false) as select id, n from t;
create unique index m_id on m (id); create index gone on m (n);
alter materialized view m cluster on m_id;
alter materialized view m alter n set statistics 10;
insert into t values (1, 2);
--- desired
create table t (id int primary key, n int);
create materialized view m with (fillfactor = 80, toast.autovacuum_enabled = off) as select id, n from t;
create unique index m_id on m (id); create index m_n on m (n);
alter materialized view m cluster on m_n;
alter materialized view m alter n set statistics 20, alter id set (n_distinct = -1);
--- holds
select reloptions = '{fillfactor=80}' from pg_class where oid = 'm'::regclass
select indisclustered from pg_index where indexrelid = 'm_n'::regclass
