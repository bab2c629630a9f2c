--- before
create type e as enum ('a', 'b'); create type r as (a int, e e); create table w (k r);
insert into w values (row(1, 'a'));
--- desired
create type e as enum ('a'); create type r as (e e, a int); create table w (k r);
--- holds
select (k).e = 'a' and (k).a = 1 from w
