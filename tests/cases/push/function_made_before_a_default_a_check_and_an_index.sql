--- before
create table entry (id int primary key);
--- desired
create function half(x int) returns int language sql immutable as 'select x / 2';
create function now_utc() returns timestamp language sql as $$ select now() at time zone 'utc' $$;
create table entry (id int primary key, at timestamp default now_utc(), n int check (half(n) > 0));
create index entry_half on entry (half(n));
--- says
create function half(integer)
create function now_utc()
add constraint entry.entry_n_check
create index entry.entry_half
--- holds
select count(*) = 3 from pg_attribute where attrelid = 'entry'::regclass and attnum > 0
