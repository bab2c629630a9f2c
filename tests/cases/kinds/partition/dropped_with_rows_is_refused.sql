--- before
create table p (a int) partition by list (a);
create table p_1 partition of p for values in (1);
create table p_2 partition of p for values in (2);
insert into p values (1), (2);
--- desired
create table p (a int) partition by list (a);
create table p_1 partition of p for values in (1);
--- exit
4
--- says
drop_table p_2
--- holds
select count(*) = 2 from p
