--- before
create table t (a varchar(28)); insert into t values (repeat('x', 28));
--- desired
create table t (a varchar(30));
