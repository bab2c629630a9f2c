--- before
create table p (a int) partition by list (a); create table p_1 (a int);
insert into p_1 values (1), (2);
--- desired
create table p (a int) partition by list (a); create table p_1 (a int); alter table p attach partition p_1 for values in (1);
--- exit
1
--- holds
select count(*) = 2 from p_1
