--- before
create function f(int) returns int language sql as 'select 1';
create function g(int) returns int language sql as 'select 1';
create function h(int) returns int language sql as 'select 1';
comment on function f(int) is 'old';
comment on function g(int) is 'gone';
revoke execute on function h(int) from public;
--- desired
create function f(int) returns int language sql as 'select 1';
create function g(int) returns int language sql as 'select 1';
create function h(a int) returns int language sql as 'select 2';
comment on function f(int) is 'new';
revoke execute on function g(int) from public;
revoke execute on function h(int) from public;
--- holds
select proacl::text not like '%{=X%' and proacl::text not like '%,=X%' from pg_proc where proname = 'g'
select proacl::text not like '%{=X%' and proacl::text not like '%,=X%' from pg_proc where proname = 'h'
