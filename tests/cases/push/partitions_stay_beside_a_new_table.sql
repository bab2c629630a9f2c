--- before
create table p (a int) partition by list (a); create table p1 partition of p for values in (1); insert into p values (1);
--- desired
create table p (a int) partition by list (a);
create table p1 partition of p for values in (1);
create table t (id int);
--- says
create table t
--- holds
select count(*) = 1 from p
select count(*) = 1 from p1
