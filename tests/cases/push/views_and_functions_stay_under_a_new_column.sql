--- before
create table t (id int); create view v as select id from t; create function f() returns int language sql as 'select 1';
--- desired
create table t (id int, a int);
create view v as select id from t;
create function f() returns int language sql as 'select 1';
--- says
add column t.a integer
--- holds
select count(*) = 0 from v
select f() = 1
