--- before
create table t (id int primary key, n int);
alter table t enable row level security;
create policy "A a" on t as restrictive using (n > 5);
insert into t values (1, 2);
--- desired
create table t (id int primary key, n int);
alter table t enable row level security;
--- flags
--accept 'drop_policy:t.A a'
--- holds
select count(*) = 0 from pg_policy
