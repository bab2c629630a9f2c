--- before
create table t (a numeric(10,2)); insert into t values (1.00), (1.50);
--- desired
create table t (a integer);
--- exit
4
--- says
1 values that do not survive
