--- before
create table a (id int, n int default 1 check (n > 0));
create table b (m int) inherits (a);
create table c (k int) inherits (a);
create table d () inherits (b, c);
insert into a values (1, 1); insert into b values (2, 2, 2); insert into c values (3, 3, 3); insert into d values (4, 4, 4, 4);
--- desired
create table a (id bigint, n int default 2 check (n >= 0), t text not null default 't');
create table b (m int) inherits (a);
create table c (k int) inherits (a);
create table d (z text) inherits (c);
--- flags
--accept drop_column:d.m
--- holds
select sum(n) = 10 and count(t) = 4 from a
select count(*) = 2 from c
select count(*) = 1 from b
--- one way
a column that a table had of its own stays its own where it inherits again
--- dump
columns that are added to a parent are the last of its children
