--- before
create function f(a int) returns int language sql immutable as 'select a';
create view v as select f(1) as c;
create table t (a bigint default f(1));
insert into t default values;
--- desired
create function f(a bigint) returns int language sql immutable as 'select a::int';
create view v as select f(1) as c;
create table t (a bigint default f(1));
--- holds
select c = 1 from v
select to_regprocedure('f(int)') is null
select a = 1 from t
