--- before
create function f(int) returns int language sql as 'select 1';
create function f(text) returns int language sql as 'select 2';
create function f(variadic numeric[]) returns int language sql as 'select 3';
comment on function f(text) is 'of a text';
create view v as select f('x'::text) as n;
--- desired
create function f(text) returns int language sql as 'select 2';
create function f(variadic numeric[]) returns int language sql as 'select 3';
create function f(text, int) returns int language sql as 'select 4';
create function f() returns int language sql as 'select 5';
comment on function f(text) is 'of a text';
create view v as select f('x'::text) as n;
--- holds
select n = 2 from v
select f() = 5 and f('x', 1) = 4
select obj_description('f(text)'::regprocedure, 'pg_proc') = 'of a text'
