--- before
create table t (a int, b int not null); insert into t values (1, 1);
--- desired
create table t (a int not null, b int);
