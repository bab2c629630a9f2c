--- before
create table t (id int primary key, n int); insert into t values (1, 2);
create schema other; create view other.v as select n from t; create table other.kept (id int); insert into other.kept values (1);
--- desired
create table t (id int primary key, n int, m int);
--- says
other
--- holds
select n = 2 from other.v
select count(*) = 1 from other.kept
--- dump
a schema that is not managed stays
