--- before
create table old_p (a int primary key) partition by list (a);
create table old_1 partition of old_p for values in (1);
insert into old_p values (1);
--- desired
create table new_p (a int primary key) partition by list (a);
create table new_1 partition of new_p for values in (1);
--- flags
--rename old_p=new_p --rename old_1=new_1 --yes
--- holds
select count(*) = 1 from new_p
select to_regclass('new_1_pkey') is not null
