--- before
create table t (id int primary key);
create materialized view a as select id from t;
create index a_id on a (id);
create table b (id int);
create index b_id on b (id);
insert into t values (1);
--- desired
create table t (id int primary key);
create table a (id int);
create index a_id on a (id);
create materialized view b as select id from t;
create index b_id on b (id);
--- holds
select relkind = 'r' from pg_class where oid = 'a'::regclass
select count(*) = 1 from b
