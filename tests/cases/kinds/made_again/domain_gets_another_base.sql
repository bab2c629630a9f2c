--- before
create domain d as timestamptz;
create table t (a int not null, b d);
insert into t values (1, '2020-01-01 10:00:00.123+03');
--- desired
create domain d as date;
create table t (a int not null, b d) partition by list (a);
create table p partition of t default;
--- exit
4
--- says
change_type t.b
