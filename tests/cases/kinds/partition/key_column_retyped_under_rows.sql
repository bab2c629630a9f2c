--- before
create table p (a int, n int) partition by list (a);
create table p_1 partition of p for values in (1);
insert into p values (1, 2);
--- desired
create table p (a bigint, n int) partition by list (a);
create table p_1 partition of p for values in (1);
--- holds
select n = 2 from p_1
