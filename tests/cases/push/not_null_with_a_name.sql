--- since
18
--- before
create table t (a int constraint must_be not null, b int); insert into t values (1, 2);
--- desired
create table t (a int not null, b int not null);
