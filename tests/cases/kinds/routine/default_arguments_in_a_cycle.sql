--- before
create table t (id int primary key); insert into t values (1);
--- desired
create table t (id int primary key, n int);
create function next_n() returns int begin atomic select count(*)::int from t; end;
create function with_default(a int default next_n(), b t default null, c t[] default '{}') returns int language sql as 'select a';
alter table t alter n set default with_default();
create view v as select with_default() as d, with_default(5, t, array[t]) as e from t;
--- holds
select d = 1 and e = 5 from v
