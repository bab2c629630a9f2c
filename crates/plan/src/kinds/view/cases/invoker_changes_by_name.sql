--- before
create table t (a int, b int);
create view v with (security_invoker) as select a from t;
create view w as select a from t;
create view x with (security_invoker = off, security_barrier) as select a, b from t;
--- desired
create table t (a int, b int);
create view v as select a from t;
create view w with (security_invoker = on) as select a from t;
create view x with (security_invoker) as select a from t;
--- flags
--yes --accept security_definer:v
--- since
15
