--- before
create table entry (id int primary key);
--- desired
create function half(x int) returns int language sql immutable as 'select x / 2';
create function now_utc() returns timestamp language sql as $$ select now() at time zone 'utc' $$;
create table entry (id int primary key, at timestamp default now_utc(), n int check (half(n) > 0));
create index entry_half on entry (half(n));
--- exit
4
--- says
function public.now_utc()
--- holds
select count(*) = 1 from pg_attribute where attrelid = 'entry'::regclass and attnum > 0
