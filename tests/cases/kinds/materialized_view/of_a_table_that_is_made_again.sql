--- before
create table t (id int primary key, n int, twice int generated always as (n * 2) stored);
create materialized view m as select id, twice from t;
create unique index m_id on m (id);
comment on materialized view m is 'doubled';
insert into t (id, n) values (1, 2);
--- desired
create table t (id int primary key, n int, twice int generated always as (n * 3) stored);
create materialized view m as select id, twice from t;
create unique index m_id on m (id);
comment on materialized view m is 'doubled';
--- holds
select twice = 6 from t
select obj_description('m'::regclass) = 'doubled'
