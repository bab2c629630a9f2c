--- before
create type e as enum ('a', 'b');
create type r as range (subtype = e);
create function f(r) returns r_multirange language sql as 'select r_multirange($1)';
create table t (id int, a r, b r_multirange);
insert into t values (1);
--- desired
create table t (id int);
--- holds
select count(*) = 0 from pg_proc where proname in ('r', 'r_multirange')
