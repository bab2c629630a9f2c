--- before
create table t (a varchar(28)); insert into t values (repeat('x', 28)), ('short');
--- desired
create table t (a varchar(10));
--- exit
4
--- says
change_type t.a, 1 values that do not survive
