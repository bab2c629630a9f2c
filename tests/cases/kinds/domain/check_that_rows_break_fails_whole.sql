--- before
create domain d as int;
create table t (a d); insert into t values (5), (-5);
--- desired
create domain d as int check (value > 0);
create table t (a d);
--- exit
1
--- holds
select count(*) = 2 from t
