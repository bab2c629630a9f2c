--- before
create table a (k int, t text not null, n int not null);
create table b () inherits (a); alter table b alter k set not null; alter table b alter t set not null;
create table c (x int) inherits (b);
create table d () inherits (a);
create table p (k int, x int not null) partition by list (k);
create table p_1 partition of p default; alter table p_1 alter x set not null;
insert into b values (1, 't', 2); insert into c values (2, 't', 2, 3); insert into p values (1, 2);
--- desired
create table a (k int not null, t text, n int, more int);
create table b () inherits (a); alter table b alter t set not null;
create table c (x int) inherits (b);
create table d () inherits (a); alter table d alter n set not null; alter table d alter more set not null;
create table e () inherits (b); alter table e alter n set not null;
create table p (k int, x int) partition by list (k);
create table p_1 partition of p default; alter table p_1 alter x set not null;
--- holds
select sum(n) = 4 and count(t) = 2 from a
select count(*) = 1 from p
--- dump
columns that are added to a parent are the last of its children; a constraint that a table had of its own stays its own
