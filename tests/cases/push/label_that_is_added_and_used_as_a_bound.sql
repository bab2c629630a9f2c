--- before
create type k as enum ('a');
create table p (k k) partition by list (k);
create table p_a partition of p for values in ('a');
insert into p values ('a');
--- desired
create type k as enum ('a', 'b');
create table p (k k) partition by list (k);
create table p_a partition of p for values in ('a', 'b');
--- holds
select count(*) = 1 from p_a
