--- before
create table t (id int primary key); create materialized view m as select id from t with no data; create materialized view n as select id from t;
insert into t values (1);
--- desired
create table t (id int primary key); create materialized view m as select id from t; create materialized view n as select id from t with no data;
--- says
no changes
--- holds
select count(*) = 1 from t
