--- before
create table p (a int) partition by range (a);
create table p_0 partition of p for values from (0) to (10);
insert into p values (1), (9);
--- desired
create table p (a int) partition by range (a);
create table p_0 partition of p for values from (0) to (5);
--- exit
1
--- holds
select count(*) = 2 from p
