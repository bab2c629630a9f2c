--- before
create type r as (a timestamp); create table t of r;
insert into t values ('2020-01-01 10:00');
--- desired
create type r as (a date); create table t of r;
--- exit
4
--- says
change_type:t.a
--- holds
select a = '2020-01-01 10:00' from t
