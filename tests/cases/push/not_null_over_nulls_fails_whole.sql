--- before
create table t (a int); insert into t values (null);
--- desired
create table t (a int not null);
create table u (id int);
--- exit
1
--- says
fill the NULL values first
