--- before
create function f() returns int language sql as 'select 1'; revoke execute on function f() from public;
create type e as enum ('a'); revoke usage on type e from public;
--- desired
create function f() returns int language sql as 'select 1';
create type e as enum ('a');
--- flags
--privileges all --yes
--- exit
4
--- says
grant_public
--- holds
select not has_function_privilege('public', 'f()', 'execute')
