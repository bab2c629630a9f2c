--- before
create function f(a int) returns int language sql as 'select a';
create function g(a int) returns int language sql as 'select a';
create procedure h(a int) language sql as '';
create function w(int) returns int language internal as 'int4abs';
create view v as select g(1);
--- desired
create procedure f(a int) language sql as '';
create aggregate g(int) (sfunc = int4pl, stype = int, initcond = '0');
create function h(a int) returns int language sql as 'select a';
create function w(int) returns int language internal window as 'window_lag';
create view v as select g(1);
--- holds
select g = 1 from v
select array_agg(prokind order by proname) = '{p,a,f,w}' from pg_proc where pronamespace = 'public'::regnamespace
