--- since
18
--- before
create table t (a int constraint old_name not null, b int, c int, d int not null, e int);
alter table t add constraint later not null e not valid;
insert into t values (1, 2, 3, 4, 5);
--- desired
create table t (a int constraint new_name not null, b int constraint "b There" not null, c int not null no inherit, d int, e int constraint later not null);
--- holds
select count(*) = 4 and bool_and(convalidated) from pg_constraint where contype = 'n' and conrelid = 't'::regclass
select count(*) = 1 from t
