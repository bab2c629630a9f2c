--- before
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create function f() returns trigger language plpgsql as $$ begin return new; end $$;
create table p (a int not null, t text, n int, primary key (a)) partition by list (a);
create table p_1 partition of p for values in (1) with (fillfactor = 60);
create index p_t on p (t);
alter table p_1 replica identity using index p_1_pkey; alter table p_1 cluster on p_1_t_idx;
alter table p_1 enable row level security; create policy own on p_1 using (n > 0);
grant select on p_1 to reader_x; comment on column p_1.n is 'own';
create trigger own before insert on p_1 for each row execute function f();
alter table p_1 alter t set statistics 44;
insert into p values (1, 'x', 2);
--- desired
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create function f() returns trigger language plpgsql as $$ begin return new; end $$;
create table p (a int not null, t text, n bigint, primary key (a)) partition by list (a);
create table p_1 partition of p for values in (1) with (fillfactor = 60);
create index p_t on p (t);
alter table p_1 replica identity using index p_1_pkey; alter table p_1 cluster on p_1_t_idx;
alter table p_1 enable row level security; create policy own on p_1 using (n > 0);
grant select on p_1 to reader_x; comment on column p_1.n is 'own';
create trigger own before insert on p_1 for each row execute function f();
alter table p_1 alter t set statistics 44;
--- holds
select count(*) = 1 from p
select relreplident = 'i' and relrowsecurity and reloptions = '{fillfactor=60}' from pg_class where oid = 'p_1'::regclass
select indisclustered from pg_index where indexrelid = 'p_1_t_idx'::regclass
select has_table_privilege('reader_x', 'p_1', 'select') and col_description('p_1'::regclass, 3) = 'own'
