--- before
create table t (a int, b int default 1, c int default 1);
--- desired
create table t (a int default 2, b int default 3, c int);
