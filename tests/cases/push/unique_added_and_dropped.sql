--- before
create table t (a int, b int unique);
--- desired
create table t (a int unique, b int);
