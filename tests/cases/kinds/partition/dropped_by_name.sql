--- before
create table p (a int, b int) partition by list (a);
create table p_1 partition of p for values in (1);
create table p_2 partition of p for values in (2) partition by list (b);
create table p_21 partition of p_2 for values in (1);
create table p_3 partition of p for values in (3);
insert into p values (1, 1); insert into p values (2, 1);
--- desired
create table p (a int, b int) partition by list (a);
create table p_1 partition of p for values in (1);
--- flags
--accept drop_table:p_2 --accept drop_table:p_21
--- holds
select count(*) = 1 from p
