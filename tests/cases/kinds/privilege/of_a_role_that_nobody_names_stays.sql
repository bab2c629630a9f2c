--- before
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role writer_x; exception when duplicate_object or unique_violation then null; end $$;
create table t (id int primary key, n int);
grant select on t to writer_x; grant insert, select on t to reader_x;
--- desired
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create table t (id int primary key, n int);
grant select on t to reader_x;
--- holds
select has_table_privilege('writer_x', 't', 'select') and not has_table_privilege('reader_x', 't', 'insert')
--- dump
the privileges of writer_x stay
