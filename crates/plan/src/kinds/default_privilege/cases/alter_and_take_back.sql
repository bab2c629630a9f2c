--- before
do $$ begin create role case_reader; exception when duplicate_object or unique_violation then null; end $$;
create schema app;
alter default privileges in schema app grant select, insert on tables to case_reader with grant option;
alter default privileges in schema app grant usage on sequences to case_reader;
--- desired
do $$ begin create role case_reader; exception when duplicate_object or unique_violation then null; end $$;
create schema app;
alter default privileges in schema app grant select, delete on tables to case_reader;
alter default privileges in schema app grant insert on tables to case_reader with grant option;
