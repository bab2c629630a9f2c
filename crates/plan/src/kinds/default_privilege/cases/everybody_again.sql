--- before
do $$ begin create role case_reader; exception when duplicate_object or unique_violation then null; end $$;
create schema app;
alter default privileges in schema app grant select on tables to public;
alter default privileges in schema app grant select on tables to case_reader;
--- desired
do $$ begin create role case_reader; exception when duplicate_object or unique_violation then null; end $$;
create schema app;
alter default privileges in schema app grant select, insert on tables to public;
alter default privileges in schema app grant select on tables to case_reader;
--- flags
--yes
--- exit
4
--- says
grant_public
