--- before
create type ty as (a int);
create table par (a int);
create table x () inherits (par);
create table y of ty;
insert into x values (1); insert into y values (2);
--- desired
create type ty as (a int);
create table par (a int);
create table x of ty;
create table y (a int) inherits (par);
--- holds
select a = 1 from x
select a = 2 from par
--- one way
a column that a table had of its own stays its own where it inherits again
