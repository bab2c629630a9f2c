--- since
18
--- before
create table p (id int primary key);
create table t (id int, n int) partition by list (id);
create table t_1 partition of t for values in (1);
insert into t values (1, 5);
--- desired
create table p (id int primary key);
create table t (id int, n int) partition by list (id);
create table t_1 partition of t for values in (1);
alter table t add constraint f foreign key (n) references p not valid;
--- holds
select bool_and(not convalidated) from pg_constraint where conname = 'f'
select count(*) = 1 from t
