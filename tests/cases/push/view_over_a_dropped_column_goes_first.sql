--- before
create table t (id int, gone int); create view v as select gone from t;
--- desired
create table t (id int);
--- says
drop view v
drop column t.gone
