--- before
create table p (a int) partition by list (a); create table p_rest partition of p default;
insert into p values (1), (2);
--- desired
create table p (a int) partition by list (a); create table p_1 partition of p for values in (1); create table p_rest partition of p default;
--- exit
1
--- holds
select count(*) = 2 from p_rest
