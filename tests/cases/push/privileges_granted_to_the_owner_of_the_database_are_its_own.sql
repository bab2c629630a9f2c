--- before
do $$ begin create role case_reader; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role case_writer; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role case_owner; exception when duplicate_object or unique_violation then null; end $$;
create table t (a int);
alter table t owner to case_owner;
grant select on t to case_reader;
--- desired
do $$ begin create role case_reader; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role case_writer; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role case_owner; exception when duplicate_object or unique_violation then null; end $$;
create table t (a int);
grant select, insert on t to case_owner with grant option;
grant select, update on t to case_reader;
--- holds
select relacl::text like '%case_owner=arwdDxt%' from pg_class where relname = 't'
--- dump
owners are not compared
