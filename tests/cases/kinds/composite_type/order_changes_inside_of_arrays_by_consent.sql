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
--- flags
--accept change_type:lists.k --accept change_type:lists.n --accept change_type:lists.d --accept change_type:parts.k
--- holds
select (k[1]).b = 1 and (k[1]).a = 2 from lists
