--- before
create table t (a int, b int); create index one on t (a); create index two on t (b);
--- desired
create table t (a int, b int);
create index two on t (a);
create index one on t (b);
