--- before
create table t (id int primary key, a int, b int);
create function f() returns bigint begin atomic select sum(a) from t; end;
create function g() returns bigint begin atomic select sum(a) from t; end;
create function h() returns bigint language sql as 'select sum(a) from t';
create view v as select f() as f, g() as g, h() as h;
insert into t values (1, 2, 3);
--- desired
create table t (id int primary key, a int, b int);
create function f() returns bigint begin atomic select sum(b) from t; end;
create function g() returns bigint language sql as 'select sum(a) from t';
create function h() returns bigint begin atomic select sum(a) from t; end;
create view v as select f() as f, g() as g, h() as h;
--- holds
select f = 3 and g = 2 and h = 2 from v
