--- before
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then end $$;
create type stage as enum ('a', 'b', 'c');
comment on type stage is 'life of a page';
create table page (id int primary key, s stage default 'a', n int, twice int generated always as (n * 2) stored, t varchar(10) check (t <> ''));
comment on constraint page_t_check on page is 'no empty titles';
comment on column page.twice is 'derived';
create index page_n on page (n) with (fillfactor = 70); comment on index page_n is 'for the report';
revoke usage on type stage from public; grant usage on type stage to reader_x;
grant select (id, twice) on page to reader_x;
insert into page (id, n, t) values (1, 2, 'x');
--- desired
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then end $$;
create type stage as enum ('a', 'b');
comment on type stage is 'life of a page';
create table page (id int primary key, s stage default 'a', n bigint, twice int generated always as (n * 3) stored, t varchar(20) check (t <> ''));
comment on constraint page_t_check on page is 'no empty titles';
comment on column page.twice is 'derived';
create index page_n on page (n) with (fillfactor = 70) where n > 0; comment on index page_n is 'for the report';
revoke usage on type stage from public; grant usage on type stage to reader_x;
grant select (id, twice) on page to reader_x;
--- holds
select has_column_privilege('reader_x', 'page', 'twice', 'select')
select not has_type_privilege('public', 'stage', 'usage')
select obj_description('page_n'::regclass) = 'for the report'
select obj_description('stage'::regtype, 'pg_type') = 'life of a page'
select reloptions::text like '%fillfactor=70%' from pg_class where oid = 'page_n'::regclass
--- dump
a column that is made anew is the last of its table
