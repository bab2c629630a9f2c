--- before
create table t (a int, b int); create index i on t (a);
--- desired
create table t (a int, b int);
create index i on t (b) where a > 0;
