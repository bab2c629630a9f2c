--- before
create table t (a int);
create view v with (security_invoker) as select a from t;
--- desired
create table t (a int);
create view v as select a from t;
--- exit
4
--- says
security_definer v
--- since
15
