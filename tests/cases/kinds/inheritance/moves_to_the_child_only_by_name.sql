--- before
create table a (k int, n text);
create table b () inherits (a);
insert into a values (1, 'lost'); insert into b values (1, 'b'), (2, 'b');
--- desired
create table a (k int);
create table b (n text) inherits (a);
--- exit
4
--- says
1 non-null value
--- one way
a column that a table had of its own stays its own where it inherits again
