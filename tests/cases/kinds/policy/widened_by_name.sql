--- before
create table t (id int primary key, n int);
alter table t enable row level security;
create policy a on t for select using (n > 5);
create policy b on t as restrictive using (n > 0);
comment on policy b on t is 'narrow';
insert into t values (1, 2);
--- desired
create table t (id int primary key, n int);
alter table t enable row level security;
create policy a on t using (true) with check (n > 1);
create policy b on t using (n > 0);
comment on policy b on t is 'narrow';
--- flags
--accept widen_policy:t.a --accept widen_policy:t.b
--- holds
select polcmd = '*' from pg_policy where polname = 'a'
select obj_description(oid, 'pg_policy') = 'narrow' from pg_policy where polname = 'b'
select count(*) = 1 from t
