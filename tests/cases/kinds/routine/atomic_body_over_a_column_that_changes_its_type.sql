--- before
create table t (id int primary key, n int);
create function sum_n() returns bigint stable begin atomic select sum(t.n) from t; end;
create procedure add_row(i int) begin atomic insert into t values (i, i); update t set n = n + 1 where id = i; end;
comment on function sum_n() is 'all of them';
insert into t values (1, 5);
--- desired
create table t (id int primary key, n bigint);
create function sum_n() returns bigint stable begin atomic select sum(t.n) from t; end;
create procedure add_row(i int) begin atomic insert into t values (i, i); update t set n = n + 1 where id = i; end;
comment on function sum_n() is 'all of them';
--- holds
select sum_n() = 5
select n = 5 from t
select obj_description('sum_n()'::regprocedure, 'pg_proc') = 'all of them'
