--- before
create table t (id int primary key, n int); create function a() returns bigint begin atomic select sum(n) from t; end;
create view v as select a() as s; create function b() returns bigint begin atomic select s from v; end; create view w as select b() as s; create function c() returns bigint begin atomic select s + b() from w; end;
comment on function c() is 'last'; comment on view w is 'w';
insert into t values (1, 2);
--- desired
create table t (id int primary key, n int); create function a() returns numeric begin atomic select sum(n) * 1.5 from t; end;
create view v as select a() as s; create function b() returns bigint begin atomic select s::bigint from v; end; create view w as select b() as s, 1 as one; create function c() returns bigint begin atomic select s + one from w; end;
comment on function c() is 'last'; comment on view w is 'w';
--- holds
select c() = 4
select obj_description('c()'::regprocedure, 'pg_proc') = 'last' and obj_description('w'::regclass) = 'w'
