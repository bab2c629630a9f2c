--- before
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create schema keeps; comment on schema keeps is 'k'; grant usage on schema keeps to reader_x;
create table keeps.t (id int primary key); insert into keeps.t values (1);
--- desired
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create schema keeps; comment on schema keeps is 'kept'; grant usage, create on schema keeps to reader_x;
create table keeps.t (id int primary key);
create schema "new One; "; comment on schema "new One; " is 'n';
create type "new One; ".e as enum ('a'); create table "new One; ".t (id int references keeps.t, e "new One; ".e default 'a'); create view keeps.v as select e from "new One; ".t;
--- holds
select count(*) = 1 from keeps.t
select has_schema_privilege('reader_x', 'keeps', 'create')
