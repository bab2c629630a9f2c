--- before
create table t (id int primary key, n int);
alter table t enable row level security;
create policy a on t for select using (n > 5);
create policy b on t as restrictive using (n > 0);
insert into t values (1, 2);
--- desired
create table t (id int primary key, n int);
alter table t enable row level security;
create policy a on t using (true);
create policy b on t using (n > 0);
--- exit
4
--- says
widen_policy
--- holds
select polcmd = 'r' from pg_policy where polname = 'a'
select not polpermissive from pg_policy where polname = 'b'
