--- before
create table parent (id int not null, n int);
create table child (x int) inherits (parent);
create index child_n on child (n);
insert into child values (1, 2, 3);
--- desired
create table child (id int not null, n int, x int);
create index child_n on child (n);
--- holds
select x = 3 from child
--- one way
a column that a table had of its own stays its own where it inherits again
