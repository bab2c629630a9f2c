--- before
create type r as (a int, b int);
create type k as (r r);
create domain d as k;
create type inner_list as (x r[]);
create table plain (id int primary key, k k, d d);
insert into plain values (1, row(row(1, 2)), row(row(3, 4))), (2, null, row(null));
--- desired
create type r as (b int, a int);
create type k as (r r);
create domain d as k;
create type inner_list as (x r[]);
create table plain (id int primary key, k k, d d);
--- holds
select ((k).r).a = 1 and ((k).r).b = 2 and ((d).r).a = 3 from plain where id = 1
select k is null and (d).r is null from plain where id = 2
