--- before
create schema a;
create schema a_b;
create table a_b.c (x int);
create table a.b_c (x int);
insert into a_b.c values (1);
insert into a.b_c values (2);
--- desired
create schema a;
create schema a_b;
create table a_b.c (x int) partition by list (x);
create table a_b.c1 partition of a_b.c default;
create table a.b_c (x int) partition by list (x);
create table a.b_c1 partition of a.b_c default;
--- holds
select x = 1 from a_b.c
select x = 2 from a.b_c
