--- before
create type mood as enum ('sad', 'happy');
create type pair as (x int, y int);
create cast (mood as int) with inout;
create cast (pair as int) with inout;
create table t (a mood);
insert into t values ('sad');
--- desired
create type mood as enum ('sad', 'happy');
create table t (a mood);
--- holds
select count(*) = 1 from t
select not exists (select from pg_cast where oid >= 16384)
