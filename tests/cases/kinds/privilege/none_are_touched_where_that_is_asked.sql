--- before
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create table t (id int primary key); grant insert on t to reader_x;
--- desired
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create table t (id int primary key, n int); grant select on t to reader_x;
--- flags
--privileges none --yes
--- holds
select has_table_privilege('reader_x', 't', 'insert') and not has_table_privilege('reader_x', 't', 'select')
--- dump
privileges are left alone
--- one way
nobody's privileges are compared
