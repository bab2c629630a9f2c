--- before
do $$ begin create role writer_x; exception when duplicate_object or unique_violation then null; end $$;
create schema s; create type e as enum ('a'); create domain d as int; create sequence q;
create table t (id int generated always as identity primary key, n serial); create view v as select n from t; create materialized view m as select n from t;
create function f() returns int language sql as 'select 1'; create aggregate g(int) (sfunc = int4pl, stype = int);
create statistics st on id, n from t;
create collation c (provider = libc, locale = 'C');
insert into t default values;
--- desired
do $$ begin create role writer_x; exception when duplicate_object or unique_violation then null; end $$;
create schema s authorization writer_x; create type e as enum ('a'); create domain d as int; create sequence q;
create table t (id int generated always as identity primary key, n serial); create view v as select n from t; create materialized view m as select n from t;
create function f() returns int language sql as 'select 1'; create aggregate g(int) (sfunc = int4pl, stype = int);
create statistics st on id, n from t;
create collation c (provider = libc, locale = 'C');
alter type e owner to writer_x; alter domain d owner to writer_x; alter sequence q owner to writer_x; alter table t owner to writer_x; alter view v owner to writer_x; alter materialized view m owner to writer_x;
alter function f() owner to writer_x; alter aggregate g(int) owner to writer_x; alter statistics st owner to writer_x; alter collation c owner to writer_x;
--- flags
--owners --yes
--- holds
select bool_and(pg_get_userbyid(relowner) = 'writer_x') from pg_class where relnamespace = 'public'::regnamespace and relkind <> 'i'
select pg_get_userbyid(nspowner) = 'writer_x' from pg_namespace where nspname = 's'
select count(*) = 1 from t
