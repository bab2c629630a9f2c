--- before
do $$ begin create role case_reader; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role case_writer; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role case_owner; exception when duplicate_object or unique_violation then null; end $$;
create text search template q (lexize = dsimple_lexize);
create foreign data wrapper w;
create foreign data wrapper v;
create server s foreign data wrapper w;
grant usage on foreign server s to case_reader with grant option;
create foreign table t (a int, b int) server s;
grant select on t to case_reader, public;
grant update (b) on t to case_reader;
alter foreign table t owner to case_owner;
alter default privileges grant delete on tables to case_writer;
--- desired
create foreign data wrapper w;
create foreign data wrapper v;
create server s foreign data wrapper v;
create foreign table t (a int, b int) server s;
grant select on t to public;
alter default privileges grant delete on tables to case_writer;
--- holds
select relacl::text like '%case_reader=r/case_owner%' and relacl::text not like '%case_writer%' from pg_class where relname = 't'
select attacl::text like '%case_reader=w/%' from pg_attribute where attname = 'b' and attrelid = 't'::regclass
select pg_get_userbyid(relowner) = 'case_owner' from pg_class where relname = 't'
--- dump
owners, and privileges of roles that the desired state does not name, are as they were
