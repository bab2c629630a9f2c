--- since
17
--- before
create table p (a int, n int, g int generated always as (n * 2) stored) partition by list (a);
create table p_1 partition of p (g generated always as (n * 3) stored) for values in (1); create table p_2 partition of p for values in (2);
create table q (a int, n int, g int generated always as (n * 2) stored) partition by list (a);
create table q_1 partition of q (g generated always as (n * 3) stored) for values in (1); create table q_2 partition of q for values in (2);
create view over_q as select g from q;
insert into p (a, n) values (1, 5), (2, 5);
insert into q (a, n) values (1, 5), (2, 5);
--- desired
create table p (a int, n int, g int generated always as (n * 2) stored) partition by list (a);
create table p_1 partition of p (g generated always as (n * 4) stored) for values in (1); create table p_2 partition of p for values in (2);
create table q (a int, n int, g int generated always as (n * 10) stored) partition by list (a);
create table q_1 partition of q (g generated always as (n * 3) stored) for values in (1); create table q_2 partition of q for values in (2);
create view over_q as select g from q;
--- holds
select sum(g) = 30 from p
select sum(g) = 65 from q
