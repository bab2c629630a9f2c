--- before
create table t (a int, g bigint generated always as (a * 2) stored check (g > 0)); create index on t (g); insert into t values (1);
--- desired
create table t (a bigint, g bigint generated always as (a * 2) stored check (g > 0));
create index on t (g);
--- holds
select g = 2 from t
