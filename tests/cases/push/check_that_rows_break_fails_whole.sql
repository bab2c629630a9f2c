--- before
create table t (a int); insert into t values (-1);
--- desired
create table t (a int check (a > 0));
--- exit
1
--- says
correct the rows that break the check first
