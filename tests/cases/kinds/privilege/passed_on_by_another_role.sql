--- before
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role writer_x; exception when duplicate_object or unique_violation then null; end $$;
create table t (id int primary key);
grant select on t to reader_x with grant option;
--- desired
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role writer_x; exception when duplicate_object or unique_violation then null; end $$;
create table t (id int primary key);
grant select on t to reader_x with grant option;
grant usage on schema public to reader_x;
set role reader_x;
grant select on public.t to writer_x;
reset role;
--- holds
select has_table_privilege('writer_x', 't', 'select') and has_table_privilege('reader_x', 't', 'select with grant option')
--- dump
who granted a privilege is not compared
