--- before
create table a (m int, t text default 'x' check (t <> ''), gone int);
create table c (o int) inherits (a);
create view v as select m from a;
insert into c values (1, 'q', 2, 3);
--- desired
create table c (m int, t text default 'y' check (t <> 'z'), o int);
create view v as select m from c;
--- flags
--accept drop_column:c.gone
--- holds
select m = 1 and t = 'q' and o = 3 from c
--- one way
a column that a table had of its own stays its own where it inherits again
