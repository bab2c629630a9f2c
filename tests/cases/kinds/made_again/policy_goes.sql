--- before
create table t (a int not null, b text);
insert into t values (1, 'x'), (2, 'y'), (15, null);
alter table t enable row level security;
create policy p on t using (a < 10);
--- desired
create table t (a int not null, b text) partition by range (a);
create table t1 partition of t for values from (0) to (10);
create table t2 partition of t default;
--- exit
4
--- says
drop_policy t.p
disable_row_security t
