--- before
create table t (a varchar(28)); insert into t values (repeat('x', 28));
--- desired
create table t (a varchar(10));
--- flags
--accept change_type:t.a
--- holds
select a = repeat('x', 10) from t
