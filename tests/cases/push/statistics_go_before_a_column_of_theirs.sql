--- before
create table t (id int, a int, b int); create statistics st on a, b from t; insert into t values (1);
--- desired
create table t (id int, a int);
--- says
drop statistics st
drop column t.b
--- holds
select count(*) = 0 from pg_statistic_ext
select count(*) = 1 from t where id = 1
