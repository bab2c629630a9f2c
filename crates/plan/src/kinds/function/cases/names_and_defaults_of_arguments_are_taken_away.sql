--- before
create function f(a int, b int default 2) returns int language sql immutable as 'select a + b';
create function g(a int, b int default 2) returns int language sql immutable as 'select $1 + $2';
create function h(a anyelement, b anyelement default 1) returns anyelement language sql as 'select a';
create function o(a int, out x int, out y int) language sql as 'select 1, 2';
create view v as select f(a => 1) as f, g(1) as g, h(2) as h from o(1);
create table t (a int check (f(a) > 0));
insert into t values (1);
--- desired
create function f(c int, b int default 2) returns int language sql immutable as 'select c + b';
create function g(a int, b int) returns int language sql immutable as 'select $1 + $2';
create function h(a anyelement, b anyelement default 'x'::text) returns anyelement language sql as 'select a';
create function o(a int, out x int, out z int) language sql as 'select 1, 2';
create view v as select f(c => 1) as f, g(1, 2) as g, h('y'::text) as h from o(1);
create table t (a int check (f(a) > 0));
--- holds
select f = 3 and g = 3 and h = 'y' from v
select count(*) = 1 from t
