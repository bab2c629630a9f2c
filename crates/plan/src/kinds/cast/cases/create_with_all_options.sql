--- before
create table t (a int);
--- desired
create type pair as (x int, y int);
create type mood as enum ('sad', 'happy');
create function pair_to_int(p pair, typmod int, explicit bool) returns int language sql immutable as 'select p.x';
create cast (pair as int) with function pair_to_int(pair, int, bool) as assignment;
create cast (mood as int) with inout;
create cast (text as mood) with inout as implicit;
create cast (pair[] as text) with inout;
comment on cast (mood as int) is 'a cast';
create table t (a int);
create view v as select row(1, 2)::pair::int as a;
--- holds
select a = 1 from v
