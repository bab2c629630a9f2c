--- before
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create table t (id int primary key, who name, n int);
insert into t values (1, 'x', 2);
--- desired
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create table t (id int primary key, who name, n int);
create table seen (t int references t);
alter table t enable row level security; alter table t force row level security;
create policy a on t using (who = current_user) with check (n > 0);
create policy b on t as restrictive for select to reader_x, current_user using (exists (select from seen where seen.t = t.id));
create policy c on t for insert to public with check (n < 100);
create policy d on t for update using (n > 1);
create policy "E e" on t for delete to reader_x using (true);
create policy f on seen;
comment on policy a on t is 'own rows';
--- holds
select count(*) = 1 from t
select count(*) = 6 from pg_policy
