--- before
create table t (id int, gone int); create view v as select gone from t;
--- desired
create table t (id int);
--- exit
1
--- says
SQLSTATE 2BP01
