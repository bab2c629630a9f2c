--- before
create type c as (a int, b text);
create function f(c) returns int language sql as 'select 1';
comment on function f(c) is 'of a type';
create view v as select (row(1, 'x')::c).a as a, (row(1, 'x')::c).b as b;
comment on view v is 'of attributes';
--- desired
create type c as (a bigint, b text collate "C");
create function f(c) returns int language sql as 'select 1';
comment on function f(c) is 'of a type';
create view v as select (row(1, 'x')::c).a as a, (row(1, 'x')::c).b as b;
comment on view v is 'of attributes';
