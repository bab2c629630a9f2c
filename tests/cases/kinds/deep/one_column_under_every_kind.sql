--- before
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create function f() returns trigger language plpgsql as $$ begin return coalesce(new, old); end $$;
create table o (id int primary key, n int unique);
create table t (id int primary key, n int not null default 5 constraint positive check (n > 0), twice int generated always as (n * 2) stored, constraint to_o foreign key (n) references o (n) on update cascade, constraint once exclude (n with =) where (n > 1000));
create index i on t (n desc) with (fillfactor = 70); create unique index u on t (n, id); create statistics s (mcv) on n, id from t; alter statistics s set statistics 90;
create view v as select n, twice from t; create view w with (security_barrier) as select n from v; create materialized view m with (fillfactor = 60) as select n from w; create unique index m_n on m (n) with (fillfactor = 50);
create rule r as on update to t where new.n > 9 do instead nothing; create policy p on t as restrictive for select to reader_x using (n > 0);
create trigger a before update of n on t for each row execute function f(); create trigger b after insert on t for each row when (new.n > 3) execute function f();
create function body() returns bigint begin atomic select sum(n) from w; end; create function rows_of() returns setof w language sql as 'select * from w';
alter table t enable row level security; alter table t cluster on i; alter table t replica identity using index u; alter table m cluster on m_n; alter table t enable always trigger b; alter table t disable rule r;
alter table t alter n set statistics 77; grant select (n) on t to reader_x; grant select on w, m to reader_x;
comment on column t.n is 'n'; comment on constraint positive on t is 'positive'; comment on constraint to_o on t is 'to_o'; comment on index i is 'i'; comment on statistics s is 's'; comment on view w is 'w'; comment on materialized view m is 'm'; comment on index m_n is 'm_n';
comment on rule r on t is 'r'; comment on policy p on t is 'p'; comment on trigger a on t is 'a'; comment on function body() is 'body'; comment on function rows_of() is 'rows_of'; comment on column w.n is 'w.n';
insert into o values (1, 5), (2, 6); insert into t (id, n) values (1, 5), (2, 6);
refresh materialized view m;
--- desired
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create function f() returns trigger language plpgsql as $$ begin return coalesce(new, old); end $$;
create table o (id int primary key, n bigint unique);
create table t (id int primary key, n bigint not null default 5 constraint positive check (n > 0), twice bigint generated always as (n * 2) stored, constraint to_o foreign key (n) references o (n) on update cascade, constraint once exclude (n with =) where (n > 1000));
create index i on t (n desc) with (fillfactor = 70); create unique index u on t (n, id); create statistics s (mcv) on n, id from t; alter statistics s set statistics 90;
create view v as select n, twice from t; create view w with (security_barrier) as select n from v; create materialized view m with (fillfactor = 60) as select n from w; create unique index m_n on m (n) with (fillfactor = 50);
create rule r as on update to t where new.n > 9 do instead nothing; create policy p on t as restrictive for select to reader_x using (n > 0);
create trigger a before update of n on t for each row execute function f(); create trigger b after insert on t for each row when (new.n > 3) execute function f();
create function body() returns bigint begin atomic select sum(n) from w; end; create function rows_of() returns setof w language sql as 'select * from w';
alter table t enable row level security; alter table t cluster on i; alter table t replica identity using index u; alter table m cluster on m_n; alter table t enable always trigger b; alter table t disable rule r;
alter table t alter n set statistics 77; grant select (n) on t to reader_x; grant select on w, m to reader_x;
comment on column t.n is 'n'; comment on constraint positive on t is 'positive'; comment on constraint to_o on t is 'to_o'; comment on index i is 'i'; comment on statistics s is 's'; comment on view w is 'w'; comment on materialized view m is 'm'; comment on index m_n is 'm_n';
comment on rule r on t is 'r'; comment on policy p on t is 'p'; comment on trigger a on t is 'a'; comment on function body() is 'body'; comment on function rows_of() is 'rows_of'; comment on column w.n is 'w.n';
--- holds
select sum(n) = 11 and sum(twice) = 22 from t
select count(*) = 2 from m
select body() = 11
select count(*) = 14 from pg_description where objoid >= 16384 and description ~ '^[a-z_.]+$' and classoid <> 'pg_extension'::regclass
select string_agg(indexrelid::regclass::text, ',' order by indexrelid::regclass::text) = 'i,m_n' from pg_index where indisclustered
select indisreplident from pg_index where indexrelid = 'u'::regclass
select tgenabled = 'A' from pg_trigger where tgname = 'b'
select ev_enabled = 'D' from pg_rewrite where rulename = 'r'
select attstattarget = 77 and attacl is not null from pg_attribute where attrelid = 't'::regclass and attname = 'n'
select has_table_privilege('reader_x', 'w', 'select') and has_table_privilege('reader_x', 'm', 'select')
