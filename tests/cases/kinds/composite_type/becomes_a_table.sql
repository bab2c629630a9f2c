--- before
create type c as (a int);
create table d (a int);
create function f(c) returns int language sql as 'select $1.a';
create function g(d) returns int language sql as 'select $1.a';
--- desired
create table c (a int);
create type d as (a int);
create function f(c) returns int language sql as 'select $1.a';
create function g(d) returns int language sql as 'select $1.a';
--- holds
select relkind = 'r' from pg_class where oid = 'c'::regclass
select f(row(1)::c) = 1 and g(row(2)::d) = 2
