--- before
create type pair as (x int, y int);
create type mood as enum ('sad', 'happy');
create function first(p pair) returns int language sql immutable as 'select p.x';
create cast (pair as int) with function first(pair);
create cast (mood as int) with inout;
comment on cast (pair as int) is 'kept';
create table t (a pair);
insert into t values (row(1, 2));
--- desired
create type pair as (x int, y int);
create type mood as enum ('sad', 'happy');
create function first(p pair) returns int language sql immutable as 'select p.x';
create function second(p pair) returns int language sql immutable as 'select p.y';
create cast (pair as int) with function second(pair);
create cast (mood as int) with inout as assignment;
comment on cast (pair as int) is 'kept';
create table t (a pair);
--- holds
select a::int = 2 from t
