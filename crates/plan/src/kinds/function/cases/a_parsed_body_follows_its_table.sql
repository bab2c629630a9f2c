--- before
create table t (a int, b int, c int);
insert into t values (1, 2, 3);
create function f() returns setof int language sql begin atomic select a from t; end;
create function g() returns setof int language sql begin atomic select b from t; end;
create function h() returns setof t language sql as 'select * from t';
create function i() returns setof int language sql begin atomic select f(); end;
comment on function i() is 'is kept';
--- desired
create table t (a bigint, c int);
create function f() returns setof bigint language sql begin atomic select a from t; end;
create function g() returns setof int language sql begin atomic select c from t; end;
create function h() returns setof t language sql as 'select * from t';
create function i() returns setof bigint language sql begin atomic select f(); end;
comment on function i() is 'is kept';
--- flags
--yes --accept drop_column:t.b
--- holds
select i = 1 from i()
select g = 3 from g()
select a = 1 and c = 3 from h()
