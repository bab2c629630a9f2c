--- before
create schema other; create table other.kept (id int); insert into other.kept values (1); create table t (id int);
--- desired
create table t (id int primary key);
create schema other;
create table other.kept (id int);
--- holds
select count(*) = 1 from other.kept
