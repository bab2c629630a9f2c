--- before
create type r as (a int, b int);
create type deep as (x r[]);
create domain d as r[];
create table lists (id int primary key, k r[], n deep[], d d);
create table parts (k r, i int);
insert into lists values (1, array[row(1, 2)::r], array[row(array[row(3, 4)::r])::deep], array[row(5, 6)::r]);
insert into parts values (row(7, 8), 1);
--- desired
create type r as (b int, a int);
create type deep as (x r[]);
create domain d as r[];
create table lists (id int primary key, k r[], n deep[], d d);
create table parts (k r, i int) partition by list (i);
create table parts_1 partition of parts for values in (1);
--- exit
4
--- says
change_type:lists.k
change_type:lists.n
change_type:lists.d
change_type:parts.k
taken by their place
--- holds
select (k[1]).a = 1 and ((n[1]).x[1]).a = 3 and (d[1]).a = 5 from lists
