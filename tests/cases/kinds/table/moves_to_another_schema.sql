--- before
create schema s;
create table t (id int primary key);
create view v as select id from t;
--- desired
create schema s;
create table s.t (id int primary key);
create view v as select id from s.t;
--- holds
select count(*) = 0 from v
