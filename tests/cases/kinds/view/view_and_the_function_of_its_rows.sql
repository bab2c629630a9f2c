--- before
create table t (id int primary key, n int);
create view v as select id from t;
insert into t values (1, 2);
--- desired
create table t (id int primary key, n int);
create view v as select 1 as id;
create function rows_of_v() returns setof v language sql stable as 'select id from t';
create or replace view v as select f.id from rows_of_v() f;
--- holds
select id = 1 from v
