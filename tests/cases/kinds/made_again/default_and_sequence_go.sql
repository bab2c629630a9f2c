--- before
create table t (a serial);
insert into t default values;
--- desired
create table t (a int not null) partition by list (a);
create table t1 partition of t default;
--- exit
4
--- says
drop_default t.a
drop_sequence t_a_seq, 1 value in use
