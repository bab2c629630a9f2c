--- before
create table t (a int);
alter table t enable row level security;
create policy p on t using (a > 0);
--- desired
create table t (a int);
alter table t enable row level security;
create policy p on t using (true);
--- exit
4
--- says
widen_policy t.p
