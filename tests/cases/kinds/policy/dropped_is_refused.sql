--- before
create table t (id int primary key, n int);
alter table t enable row level security;
create policy a on t as restrictive using (n > 5);
insert into t values (1, 2);
--- desired
create table t (id int primary key, n int);
alter table t enable row level security;
--- exit
4
--- says
drop_policy
--- holds
select count(*) = 1 from pg_policy
