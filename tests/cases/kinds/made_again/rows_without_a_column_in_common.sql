--- before
create table t ();
insert into t default values;
insert into t default values;
--- desired
create table t (a int not null default 5) partition by range (a);
create table t1 partition of t default;
--- holds
select array_agg(a) = '{5,5}' from t
