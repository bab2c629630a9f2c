--- before
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create function twice(a int) returns int language sql immutable as 'select a * 2';
comment on function twice(int) is 'doubles'; revoke execute on function twice(int) from public; grant execute on function twice(int) to reader_x;
create type stage as enum ('a', 'b', 'c'); comment on type stage is 'life of a page'; grant usage on type stage to reader_x;
create domain title as text check (value <> ''); comment on domain title is 'not empty'; comment on constraint title_check on domain title is 'no empty titles';
create function noted() returns trigger language plpgsql as $$ begin return new; end $$;
create table page (id int primary key, n int, s stage default 'a', t title default 'x', m bigint generated always as (twice(n::int)) stored) with (fillfactor = 70);
alter table page alter n set statistics 50, alter n set (n_distinct = 7), alter t set storage external, alter n set storage plain, replica identity full, enable row level security;
create index page_n on page (n) with (fillfactor = 60); alter table page cluster on page_n; comment on index page_n is 'for the report';
create index page_made on page ((twice(n::int)), s, t); alter index page_made alter 1 set statistics 70; comment on index page_made is 'made';
alter table page add constraint low check (twice(n::int) > 0 and t <> 'never'); comment on constraint low on page is 'not low';
create statistics page_s (ndistinct) on n, s, t from page; alter statistics page_s set statistics 40; comment on statistics page_s is 'goes along';
create trigger g before update of n on page for each row when (new.n > 0 and new.s = 'a') execute function noted(); alter table page enable always trigger g; comment on trigger g on page is 'notes';
create rule r as on delete to page where old.n > 100 do also update page set n = 1 where false; alter table page enable replica rule r; comment on rule r on page is 'tells';
create policy p on page for select to reader_x using (n > 1 and s = 'a'); comment on policy p on page is 'low ones are hidden';
comment on table page is 'pages'; comment on column page.n is 'number'; comment on column page.m is 'twice the number';
grant select, insert on page to reader_x with grant option; grant update (n, m) on page to reader_x;
create view v with (security_barrier) as select id, n, s, t, twice(n::int) as d from page; alter view v alter n set default 5;
comment on view v is 'over pages'; comment on column v.n is 'number'; grant select on v to reader_x; grant select (n) on v to public;
create trigger i instead of insert on v for each row execute function noted(); comment on trigger i on v is 'instead';
create view over_v as select n, d, s from v where d > 0; comment on view over_v is 'over the view'; grant select on over_v to reader_x;
create materialized view mv with (fillfactor = 80) as select n, count(*) as c from over_v group by n; comment on materialized view mv is 'counted'; grant select on mv to reader_x;
create unique index mv_n on mv (n); alter materialized view mv cluster on mv_n; comment on index mv_n is 'one each'; alter materialized view mv alter c set statistics 30;
create function rows_of() returns setof v language sql stable begin atomic select id, n, s, t, d from v; end; comment on function rows_of() is 'rows'; grant execute on function rows_of() to reader_x;
create function first_stage(a stage default 'a') returns title language sql as $$ select 'x'::title $$; comment on function first_stage(stage) is 'first';
insert into page (id, n) values (1, 2);
--- desired
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create function twice(a int) returns int language sql immutable as 'select a * 2';
comment on function twice(int) is 'doubles'; revoke execute on function twice(int) from public; grant execute on function twice(int) to reader_x;
create type stage as enum ('c', 'a'); comment on type stage is 'life of a page'; grant usage on type stage to reader_x;
create domain title as text check (value <> ''); comment on domain title is 'not empty'; comment on constraint title_check on domain title is 'no empty titles';
create function noted() returns trigger language plpgsql as $$ begin return new; end $$;
create table page (id int primary key, n int, s stage default 'a', t title default 'x', m bigint generated always as (twice(n::int)) stored) with (fillfactor = 70);
alter table page alter n set statistics 50, alter n set (n_distinct = 7), alter t set storage external, alter n set storage plain, replica identity full, enable row level security;
create index page_n on page (n) with (fillfactor = 60); alter table page cluster on page_n; comment on index page_n is 'for the report';
create index page_made on page ((twice(n::int)), s, t); alter index page_made alter 1 set statistics 70; comment on index page_made is 'made';
alter table page add constraint low check (twice(n::int) > 0 and t <> 'never'); comment on constraint low on page is 'not low';
create statistics page_s (ndistinct) on n, s, t from page; alter statistics page_s set statistics 40; comment on statistics page_s is 'goes along';
create trigger g before update of n on page for each row when (new.n > 0 and new.s = 'a') execute function noted(); alter table page enable always trigger g; comment on trigger g on page is 'notes';
create rule r as on delete to page where old.n > 100 do also update page set n = 1 where false; alter table page enable replica rule r; comment on rule r on page is 'tells';
create policy p on page for select to reader_x using (n > 1 and s = 'a'); comment on policy p on page is 'low ones are hidden';
comment on table page is 'pages'; comment on column page.n is 'number'; comment on column page.m is 'twice the number';
grant select, insert on page to reader_x with grant option; grant update (n, m) on page to reader_x;
create view v with (security_barrier) as select id, n, s, t, twice(n::int) as d from page; alter view v alter n set default 5;
comment on view v is 'over pages'; comment on column v.n is 'number'; grant select on v to reader_x; grant select (n) on v to public;
create trigger i instead of insert on v for each row execute function noted(); comment on trigger i on v is 'instead';
create view over_v as select n, d, s from v where d > 0; comment on view over_v is 'over the view'; grant select on over_v to reader_x;
create materialized view mv with (fillfactor = 80) as select n, count(*) as c from over_v group by n; comment on materialized view mv is 'counted'; grant select on mv to reader_x;
create unique index mv_n on mv (n); alter materialized view mv cluster on mv_n; comment on index mv_n is 'one each'; alter materialized view mv alter c set statistics 30;
create function rows_of() returns setof v language sql stable begin atomic select id, n, s, t, d from v; end; comment on function rows_of() is 'rows'; grant execute on function rows_of() to reader_x;
create function first_stage(a stage default 'a') returns title language sql as $$ select 'x'::title $$; comment on function first_stage(stage) is 'first';
--- hung
--- holds
select id = 1 and n = 2 and m = 4 and s = 'a' and t = 'x' from page
select count(*) = 1 from rows_of()
