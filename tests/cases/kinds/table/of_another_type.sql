--- before
create type ct as (a int); create type cu as (a bigint, b text);
create table t of ct; create table u (a bigint, b text);
insert into t values (1); insert into u values (2, 'b');
--- desired
create type ct as (a int); create type cu as (a bigint, b text);
create table t of cu; create table u of cu;
--- holds
select a = 1 and b is null from t
select a = 2 and b = 'b' from u
