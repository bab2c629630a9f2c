--- before
create table t (id int primary key, n int);
create table summary (id int, n int);
insert into t values (1, 2);
insert into summary values (1, 3);
--- desired
create table t (id int primary key, n int);
create view summary as select id, n from t;
--- exit
4
--- says
drop_table
--- holds
select n = 3 from summary
