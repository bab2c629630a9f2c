--- before
select 1;
--- desired
create table t (id int);
alter table t add constraint ck check (id > 0) not valid;
