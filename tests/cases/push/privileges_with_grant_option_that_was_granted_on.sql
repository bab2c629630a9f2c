--- before
do $$ begin create role case_reader; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role case_writer; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role case_owner; exception when duplicate_object or unique_violation then null; end $$;
create table t (a int, b int);
grant select, insert, update on t to case_writer with grant option;
set role case_writer;
grant select, insert on t to case_reader;
grant select on t to public;
reset role;
--- desired
do $$ begin create role case_reader; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role case_writer; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role case_owner; exception when duplicate_object or unique_violation then null; end $$;
create table t (a int, b int);
grant select on t to case_writer;
grant insert, update on t to case_writer with grant option;
grant select, update on t to case_reader;
grant select on t to public;
--- holds
select bool_and(grantor = relowner) from pg_class, aclexplode(relacl) where relname = 't'
--- one way
who granted a privilege is not compared: a push grants as the owner
