--- before
do $$ begin create role case_stranger; exception when duplicate_object or unique_violation then null; end $$;
create schema app;
alter default privileges in schema app grant select on tables to case_stranger;
--- desired
create schema app;
create table app.t (a int);
--- holds
select relacl::text like '%case_stranger=r/%' from pg_class where relname = 't'
select defaclacl::text like '%case_stranger=r/%' from pg_default_acl
--- dump
privileges of roles that the desired state does not name are left
