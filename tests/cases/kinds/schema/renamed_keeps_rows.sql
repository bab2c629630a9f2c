--- before
create schema old_s; create type old_s.e as enum ('a'); create table old_s.t (id serial primary key, e old_s.e default 'a'); create function old_s.f() returns bigint begin atomic select count(*) from old_s.t; end; create view v as select e from old_s.t;
insert into old_s.t default values;
--- desired
create schema "new S"; create type "new S".e as enum ('a'); create table "new S".t (id serial primary key, e "new S".e default 'a'); create function "new S".f() returns bigint begin atomic select count(*) from "new S".t; end; create view v as select e from "new S".t;
--- flags
--rename 'old_s=new S' --yes
--- holds
select count(*) = 1 from "new S".t
select "new S".f() = 1
select to_regnamespace('old_s') is null
