--- since
18
--- before
create table t (a int, g int generated always as (a + 1) virtual); insert into t values (1);
--- desired
create table t (a int, g int generated always as (a + 2) virtual, s int generated always as (a) stored);
--- holds
select g = 3 and s = 1 from t
