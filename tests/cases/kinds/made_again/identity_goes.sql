--- before
create table t (a int not null generated always as identity);
insert into t default values;
--- desired
create table t (a int not null) partition by list (a);
create table t1 partition of t default;
--- exit
4
--- says
drop_identity t.a
