--- before
do $$ begin create role case_reader; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role case_writer; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role case_owner; exception when duplicate_object or unique_violation then null; end $$;
create table t (a int);
grant all on t to case_writer with grant option;
set role case_writer;
grant select, delete on t to case_reader with grant option;
set role case_reader;
grant select on t to case_owner;
reset role;
--- desired
do $$ begin create role case_reader; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role case_writer; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role case_owner; exception when duplicate_object or unique_violation then null; end $$;
create table t (a int);
grant select on t to case_owner;
grant select on t to case_reader;
--- flags
--yes --privileges all
--- one way
who granted a privilege is not compared: a push grants as the owner
