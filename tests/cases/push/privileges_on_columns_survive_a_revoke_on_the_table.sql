--- before
do $$ begin create role case_reader; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role case_writer; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role case_owner; exception when duplicate_object or unique_violation then null; end $$;
create table t (a int, b int, c int);
grant select, update on t to case_reader;
grant select (a, b), update (b) on t to case_reader;
grant select (c) on t to case_writer with grant option;
set role case_writer;
grant select (c) on t to case_reader;
reset role;
--- desired
do $$ begin create role case_reader; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role case_writer; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role case_owner; exception when duplicate_object or unique_violation then null; end $$;
create table t (a int, b int, c int);
grant select (a), update (b) on t to case_reader;
grant update (a) on t to case_writer;
grant select (c) on t to case_writer;
--- one way
who granted a privilege is not compared: a push grants as the owner
