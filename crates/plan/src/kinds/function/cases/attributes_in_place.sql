--- before
create function f(a int) returns setof int language sql stable set work_mem = '1MB' set search_path = public as 'select a';
create function g(a int) returns int language plpgsql immutable strict leakproof parallel safe cost 7 as 'begin return a; end';
create table kept (f oid, g oid, n int check (g(n) > 0));
insert into kept values ('f(int)'::regprocedure, 'g(int)'::regprocedure, 1);
--- desired
create function f(a int) returns setof int language sql volatile strict parallel restricted cost 0.5 rows 12
  set search_path = 'B', '' set work_mem = '2MB' set statement_timeout = '5s' as 'select a';
create function g(a int) returns int language plpgsql as 'begin return a; end';
create table kept (f oid, g oid, n int check (g(n) > 0));
--- holds
select f = 'f(int)'::regprocedure and g = 'g(int)'::regprocedure from kept
