--- before
do $$ begin create role case_reader; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role case_writer; exception when duplicate_object or unique_violation then null; end $$;
create schema app;
alter default privileges in schema app grant select on tables to case_reader with grant option;
alter default privileges in schema app grant usage on sequences to case_reader;
alter default privileges in schema app grant insert on tables to case_writer;
--- desired
do $$ begin create role case_reader; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role case_writer; exception when duplicate_object or unique_violation then null; end $$;
create schema app;
create table app.early (a int);
alter default privileges in schema app grant select on tables to case_reader with grant option;
alter default privileges in schema app grant update on tables to case_writer;
create table app.late (a int);
revoke all on app.late from case_reader;
create sequence app.s;
