--- before
create table t (id int primary key); insert into t values (1);
--- desired
create table t (id int primary key, a text not null);
create table u (id int);
--- exit
1
--- says
SQLSTATE 23502
