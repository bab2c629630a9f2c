--- before
create sequence old_s; create table t (id int default nextval('old_s')); select nextval('old_s'); comment on sequence old_s is 's';
insert into t default values;
--- desired
create sequence new_s; create table t (id int default nextval('new_s')); comment on sequence new_s is 's';
--- flags
--rename old_s=new_s --yes
--- holds
select last_value = 2 from new_s
select obj_description('new_s'::regclass) = 's'
