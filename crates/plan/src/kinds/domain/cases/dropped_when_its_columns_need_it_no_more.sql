--- before
create domain d as int check (value > 0);
create table t (a d, b int);
insert into t values (1, 2);
--- desired
create table t (a int, b int);
--- holds
select a = 1 from t
