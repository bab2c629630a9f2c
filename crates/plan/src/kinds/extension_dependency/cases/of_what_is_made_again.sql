--- before
create extension citext;
create function f(int) returns int language sql as 'select 1';
alter function f(int) depends on extension citext;
create function gone() returns int language sql as 'select 1';
alter function gone() depends on extension citext;
--- desired
create extension citext;
create function f(int) returns bigint language sql as 'select 1::bigint';
alter function f(int) depends on extension citext;
--- holds
select count(*) = 1 from pg_depend where deptype = 'x'
