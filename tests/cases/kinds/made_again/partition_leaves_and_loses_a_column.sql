--- before
create table t (a int not null, b text) partition by range (a);
create table t1 partition of t for values from (0) to (10);
create table t2 partition of t default;
insert into t values (1, 'x'), (2, 'y'), (15, null);
--- desired
create table t (a bigint not null, b text) partition by range (a);
create table t1 (a bigint not null);
create table t2 partition of t default;
--- exit
4
--- says
drop_column t1.b, 2 non-null values
