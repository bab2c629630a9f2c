--- before
create table t (id int primary key, gone text); insert into t values (1);
--- desired
create table t (id int primary key);
