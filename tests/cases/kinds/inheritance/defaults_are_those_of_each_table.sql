--- before
create table a (id int, n int default 1, m int default 1);
create table b () inherits (a); alter table b alter n set default 2;
create table p (id int, n int default 1) partition by list (id); create table p_1 partition of p for values in (1); alter table p_1 alter n set default 5;
insert into b values (1, 5); insert into p values (1, 6);
--- desired
create table a (id int, n int default 3, m int default 4);
create table b () inherits (a); alter table b alter n set default 2;
create table p (id int, n int default 3) partition by list (id); create table p_1 partition of p for values in (1); alter table p_1 alter n set default 5;
create table c () inherits (a); alter table c alter n set default 6;
--- holds
select sum(n) = 5 and max(m) = 1 from a
