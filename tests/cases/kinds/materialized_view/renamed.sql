--- before
create table t (id int primary key);
create materialized view old_m as select id from t;
create unique index old_m_id on old_m (id);
create view v as select id from old_m;
insert into t values (1);
--- desired
create table t (id int primary key);
create materialized view new_m as select id from t;
create unique index new_m_id on new_m (id);
create view v as select id from new_m;
--- holds
select to_regclass('old_m') is null and to_regclass('new_m_id') is not null
