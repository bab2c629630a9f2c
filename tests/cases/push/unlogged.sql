--- before
create table t (a int);
--- desired
create unlogged table t (a int);
