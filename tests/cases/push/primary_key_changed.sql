--- before
create table t (a int primary key, b int not null); insert into t values (1, 2);
--- desired
create table t (a int not null, b int not null, primary key (a, b));
