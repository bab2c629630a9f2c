--- before
create table t (a int, b text);
alter table t enable row level security;
create policy alters on t to pg_monitor using (a > 0);
create policy loses on t using (a > 0) with check (a > 1);
create policy turns on t as restrictive using (a > 0);
create policy commands on t for select using (a > 0);
create policy named on t for insert with check (a > 4);
create policy goes on t for insert with check (a > 5);
comment on policy loses on t is 'l';
--- desired
create table t (a int, b text);
alter table t enable row level security;
create policy alters on t to pg_monitor, pg_read_all_stats using (a > 0) with check (a > 2);
create policy loses on t using (a > 0);
create policy turns on t using (a > 0);
create policy commands on t for update using (a > 0);
create policy renamed on t for insert with check (a > 4);
comment on policy loses on t is 'l';
--- flags
--yes --accept drop_policy:t.goes --accept widen_policy
