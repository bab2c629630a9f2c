--- before
create schema s;
create type e as enum ('a'); create domain d as int;
create table t (id int primary key);
create function f() returns int language sql as 'select 1';
create procedure p() language sql as 'select 1';
create aggregate g(int) (sfunc = int4pl, stype = int);
create view v as select f() as f;
insert into t values (1);
--- desired
create schema s; revoke usage on schema public from public;
create type e as enum ('a'); create domain d as int; revoke usage on type e, d from public;
create table t (id int primary key); revoke truncate, delete on t from current_user;
create function f() returns int language sql as 'select 1'; revoke execute on function f() from public;
create procedure p() language sql as 'select 1'; revoke execute on procedure p() from public, current_user;
create aggregate g(int) (sfunc = int4pl, stype = int); revoke execute on function g(int) from public;
create view v as select f() as f; revoke all on v from current_user;
--- flags
--privileges all --yes
--- holds
select not has_function_privilege('public', 'f()', 'execute') and not has_type_privilege('public', 'e', 'usage')
select not has_schema_privilege('public', 'public', 'usage')
