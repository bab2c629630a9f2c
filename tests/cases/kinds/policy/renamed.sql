--- before
create table t (id int primary key, n int);
alter table t enable row level security;
create policy old_policy on t using (n > 0);
comment on policy old_policy on t is 'some';
--- desired
create table t (id int primary key, n int);
alter table t enable row level security;
create policy new_policy on t using (n > 0);
comment on policy new_policy on t is 'some';
--- flags
--accept drop_policy:t.old_policy
--- holds
select count(*) = 1 from pg_policy where polname = 'new_policy'
