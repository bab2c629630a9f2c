--- before
create function f() returns int language sql as 'select 1';
create function g(a int) returns int language sql as 'select 1';
create function h() returns int language sql security definer as 'select 1';
--- desired
create function f() returns int language sql security definer as 'select 2';
create function g(b int) returns int language sql security definer as 'select 1';
create function h() returns int language sql security invoker as 'select 1';
create function i() returns int language sql security definer as 'select 1';
--- flags
--yes --accept security_definer:f() --accept security_definer:g(integer)
--- holds
select array_agg(proname order by proname) = '{f,g,i}' from pg_proc where prosecdef and pronamespace = 'public'::regnamespace
