--- before
create table t (id int primary key);
create table gone (id int primary key, n int);
alter table gone enable row level security;
create policy a on gone using (n > 0);
create policy b on t using (exists (select from gone where gone.id = t.id));
insert into t values (1);
--- desired
create table t (id int primary key);
create policy b on t using (false);
--- flags
--accept widen_policy:t.b
--- holds
select count(*) = 1 from t
select count(*) = 1 from pg_policy
