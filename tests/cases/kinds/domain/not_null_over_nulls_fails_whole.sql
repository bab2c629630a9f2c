--- before
create domain d as int; create table t (id int primary key, a d); insert into t values (1, null);
--- desired
create domain d as int not null; create table t (id int primary key, a d);
--- exit
1
--- holds
select a is null from t
