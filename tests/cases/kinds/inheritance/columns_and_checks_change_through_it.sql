--- before
create table a (id int, n int default 1, gone int, constraint small check (n < 100));
create table b (own text) inherits (a);
create table c (deep text) inherits (b);
alter table b alter n set default 2;
create view v as select n from a;
insert into b values (1, 5, null, 'x'); insert into c values (2, 6, null, 'y', 'z');
--- desired
create table a (id int, n bigint default 1, added text, constraint small check (n < 1000));
create table b (own text) inherits (a);
create table c (deep text) inherits (b);
alter table b alter n set default 2;
create view v as select n from a;
--- holds
select sum(n) = 11 from v
select count(*) = 2 from a
--- dump
columns that are added to a parent are the last of its children
