--- before
do $$ begin create role case_reader; exception when duplicate_object or unique_violation then null; end $$;
create foreign data wrapper w;
create server s foreign data wrapper w;
grant usage on foreign server s to case_reader with grant option;
--- desired
do $$ begin create role case_reader; exception when duplicate_object or unique_violation then null; end $$;
create foreign data wrapper w;
create server s foreign data wrapper w;
grant usage on foreign data wrapper w to case_reader with grant option;
grant usage on foreign server s to case_reader;
--- holds
select fdwacl::text like '%case_reader=U*/%' from pg_foreign_data_wrapper where fdwname = 'w'
select srvacl::text like '%case_reader=U/%' from pg_foreign_server where srvname = 's'
