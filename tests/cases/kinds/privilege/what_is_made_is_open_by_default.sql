--- before
create table t (id int primary key);
--- desired
create table t (id int primary key);
create function f() returns int language sql as 'select 1'; create type e as enum ('a'); create domain d as int; create procedure p() language sql as 'select 1'; create schema s;
--- holds
select has_function_privilege('public', 'f()', 'execute')
