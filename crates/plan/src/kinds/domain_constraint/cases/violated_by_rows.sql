--- before
create domain d as int;
create table t (a d);
insert into t values (-1);
--- desired
create domain d as int check (value > 0);
create table t (a d);
--- exit
1
