--- before
do $$ begin create role case_owner; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role case_reader; exception when duplicate_object or unique_violation then null; end $$;
alter default privileges for role case_owner revoke all on functions from public;
--- desired
do $$ begin create role case_owner; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role case_reader; exception when duplicate_object or unique_violation then null; end $$;
alter default privileges for role case_owner revoke execute on functions from public;
alter default privileges for role case_owner revoke usage on types from public;
alter default privileges for role case_owner revoke insert, delete on tables from case_owner;
alter default privileges for role case_owner grant usage, create on schemas to case_reader;
