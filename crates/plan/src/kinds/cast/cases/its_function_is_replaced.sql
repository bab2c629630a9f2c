--- before
create type pair as (x int, y int);
create function first(p pair) returns int language sql immutable as 'select p.x';
create cast (pair as int) with function first(pair) as implicit;
comment on cast (pair as int) is 'kept';
create table t (a pair);
insert into t values (row(1, 2));
create view v as select a::int as a from t;
--- desired
create type pair as (x int, y int);
create function first(q pair) returns int language sql immutable as 'select q.x';
create cast (pair as int) with function first(pair) as implicit;
comment on cast (pair as int) is 'kept';
create table t (a pair);
create view v as select a::int as a from t;
--- holds
select a = 1 from v
