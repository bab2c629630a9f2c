--- before
create table t (a int, b text);
insert into t values (1, 'x');
--- desired
create table t (a int, b text);
create table u (a int);
create function f(int) returns bool language sql as 'select $1 > 0';
alter table t enable row level security;
create policy plain on t;
create policy "Odd" on t as restrictive for select to pg_monitor, pg_read_all_stats using (a > 0 and f(a));
create policy writes on t for insert with check (b = current_user);
create policy everybody on t for update to public using (exists (select from u where u.a = t.a)) with check (true);
create policy goes on t for delete to current_user using (a > 3);
comment on policy plain on t is 'a policy';
--- holds
select count(*) = 1 from t
