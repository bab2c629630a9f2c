--- before
create table t (id int primary key, n int); insert into t values (1, 2);
create view a as select id from t; create materialized view b as select n from t; create sequence c; create type d as (x int); create index e on t (n); create function f() returns int language sql as 'select 1';
--- desired
create table t (id int primary key, n int);
create materialized view a as select n from t; create view b as select id from t; create index c on t (n); create sequence d; create type e as (x int); create procedure f() language sql as 'select 1';
--- holds
select string_agg(relkind::text, '' order by relname) = 'mviSc' from pg_class where relname in ('a', 'b', 'c', 'd', 'e') and relnamespace = 'public'::regnamespace
select n = 2 from t
