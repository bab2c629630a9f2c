--- before
create table a (k int, x int);
create table b () inherits (a);
create table c (k int, x int);
create table d (k int, y int);
create table e () inherits (c, d);
insert into a values (1, 2); insert into b values (3, 4); insert into e values (5, 6, 7);
--- desired
create table b (k int, x int);
create table a () inherits (b);
create table c (k int, x int);
create table d (k int, y int);
create table e () inherits (d, c);
--- holds
select count(*) = 2 from b
select count(*) = 1 from only b
select sum(x + y) = 13 from e
--- one way
a column that a table had of its own stays its own where it inherits again
--- dump
a column that a table had of its own stays its own where it inherits again
