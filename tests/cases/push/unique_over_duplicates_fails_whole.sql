--- before
create table t (a int); insert into t values (1), (1);
--- desired
create table t (a int unique);
--- exit
1
--- says
remove the duplicate values first
--- holds
select count(*) = 2 from t
