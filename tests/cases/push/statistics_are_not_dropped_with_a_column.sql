--- before
create table t (id int, a int, b int); create statistics st on a, b from t; insert into t values (1);
--- desired
create table t (id int, a int);
--- exit
4
--- says
statistics object public.st
