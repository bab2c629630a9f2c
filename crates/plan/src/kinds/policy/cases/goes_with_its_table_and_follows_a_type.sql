--- before
create table t (a int, b int);
create table gone (a int);
insert into t values (1);
alter table t enable row level security;
alter table gone enable row level security;
create policy p on t as restrictive to pg_monitor using (a > 0 and a in (select gone.a from gone));
create policy q on t using (a > 0);
create policy p on gone using (a > 0);
comment on policy q on t is 'q';
--- desired
create table t (a bigint, b int);
alter table t enable row level security;
create policy p on t as restrictive to pg_monitor using (b > 0);
create policy q on t using (a > 0);
comment on policy q on t is 'q';
--- flags
--yes --accept drop_table:gone --accept widen_policy:t.p
--- holds
select count(*) = 1 from t
