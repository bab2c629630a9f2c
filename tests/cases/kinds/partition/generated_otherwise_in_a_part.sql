--- since
16
--- before
create table p (a int, n int, g int generated always as (n * 2) stored) partition by list (a);
create table p_1 partition of p (g generated always as (n * 3) stored) for values in (1); create table p_2 partition of p for values in (2);
insert into p (a, n) values (1, 5), (2, 5);
--- desired
create table p (a int, n int, g int generated always as (n * 2) stored) partition by list (a);
create table p_1 partition of p (g generated always as (n * 4) stored) for values in (1); create table p_2 partition of p for values in (2);
--- holds
select sum(g) = 30 from p
