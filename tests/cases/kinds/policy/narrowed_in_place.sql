--- before
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create table t (id int primary key, who name, n int);
alter table t enable row level security;
create policy a on t to public using (true);
create policy b on t for insert with check (n > 0);
comment on policy a on t is 'all';
insert into t values (1, 'x', 2);
--- desired
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create table t (id int primary key, who name, n int);
alter table t enable row level security; alter table t force row level security;
create policy a on t to reader_x using (false);
create policy b on t for insert with check (n > 0);
create policy c on t as restrictive using (n > 5);
comment on policy a on t is 'own';
--- flags
--accept widen_policy:t.a
--- holds
select count(*) = 1 from t
select relforcerowsecurity and relrowsecurity from pg_class where oid = 't'::regclass
select obj_description(oid, 'pg_policy') = 'own' from pg_policy where polname = 'a'
