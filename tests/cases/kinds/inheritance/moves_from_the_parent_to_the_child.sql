--- before
create table a (k int, n text, o int default 3, constraint is_more check (k > 0));
create table b (y int) inherits (a);
create table c (z int) inherits (b);
create table e (u int) inherits (a);
create table own (n text, constraint is_more check (k > 0)) inherits (a);
insert into a values (1, null, null); insert into b values (1, 'b', 2, 3); insert into c values (1, 'c', 2, 3, 4);
insert into e values (1, 'e', null, 6); insert into own values (1, 'o', null);
--- desired
create table a (k int);
create table b (y int, n text, o bigint default 5, constraint is_more check (k > 0)) inherits (a);
create table c (z int) inherits (b);
create table e (u int) inherits (a);
create table own (n text, constraint is_more check (k > 0)) inherits (a);
--- flags
--accept drop_column:e.n
--- holds
select string_agg(n, ',' order by n) = 'b,c' from b
select sum(o) = 4 from b
select n = 'o' from own
--- one way
a column that a table had of its own stays its own where it inherits again
--- dump
the order of columns stays
