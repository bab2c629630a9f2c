--- since
15
--- before
create table t (a int unique);
--- desired
create table t (a int unique nulls not distinct);
