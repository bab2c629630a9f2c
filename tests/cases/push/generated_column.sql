--- before
create table t (a int, g int generated always as (a + 1) stored); insert into t values (1);
--- desired
create table t (a int, g int generated always as (a + 2) stored);
--- holds
select g = 3 from t
