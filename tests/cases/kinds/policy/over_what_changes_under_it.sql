--- before
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create table t (id int primary key, n int);
create table u (t int primary key, n int);
create function limit_of() returns int language sql stable as 'select 5';
alter table t enable row level security;
create policy a on t as restrictive for select to reader_x using (n > limit_of() and exists (select from u where u.t = t.id and u.n = t.n));
create policy b on u for update using (n > 0) with check (n > limit_of());
comment on policy a on t is 'both';
insert into t values (1, 2); insert into u values (1, 2);
--- desired
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create table t (id int primary key, n bigint);
create table u (t int primary key, n bigint);
create function limit_of() returns bigint language sql stable as 'select 5::bigint';
alter table t enable row level security;
create policy a on t as restrictive for select to reader_x using (n > limit_of() and exists (select from u where u.t = t.id and u.n = t.n));
create policy b on u for update using (n > 0) with check (n > limit_of());
comment on policy a on t is 'both';
--- holds
select n = 2 from t
select not polpermissive and polcmd = 'r' and polroles = array['reader_x'::regrole::oid] from pg_policy where polname = 'a'
select obj_description(oid, 'pg_policy') = 'both' from pg_policy where polname = 'a'
