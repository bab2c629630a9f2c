--- before
create table t (id int); create view v as select 1 as one;
--- desired
create table t (id int);
create view v as select 1 as one;
--- says
no changes
