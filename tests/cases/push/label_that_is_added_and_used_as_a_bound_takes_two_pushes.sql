--- before
create type k as enum ('a');
create table p (k k) partition by list (k);
create table p_a partition of p for values in ('a');
--- desired
create type k as enum ('a', 'b');
create table p (k k) partition by list (k);
create table p_a partition of p for values in ('a', 'b');
--- exit
1
--- says
push the new label first, and in a second push what uses it
--- holds
select count(*) = 1 from pg_enum
--- one way
it does not go there at all
