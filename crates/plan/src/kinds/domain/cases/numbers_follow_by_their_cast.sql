--- before
create domain d as numeric(6,2);
create table t (a d);
insert into t values (7.00);
--- desired
create domain d as int;
create table t (a d);
--- holds
select a = 7 from t
