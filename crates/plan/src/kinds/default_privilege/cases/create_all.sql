--- before
do $$ begin create role case_reader; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role case_writer; exception when duplicate_object or unique_violation then null; end $$;
--- desired
do $$ begin create role case_reader; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role case_writer; exception when duplicate_object or unique_violation then null; end $$;
create schema app;
alter default privileges in schema app grant select, insert on tables to case_reader with grant option;
alter default privileges in schema app grant update on tables to case_reader;
alter default privileges in schema app grant usage on sequences to case_writer;
alter default privileges for role case_writer in schema app grant execute on functions to case_reader;
create table app.t (a int);
