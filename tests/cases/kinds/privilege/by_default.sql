--- before
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create schema s;
alter default privileges in schema s grant select on tables to reader_x;
alter default privileges in schema public grant usage on sequences to reader_x;
alter default privileges grant usage on types to reader_x;
create table s.had (id int);
--- desired
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create schema s;
create table s.had (id int); grant select on s.had to reader_x;
create table s.has_none (id int);
alter default privileges in schema s grant insert on tables to reader_x with grant option;
create table s.has (id int);
alter default privileges revoke execute on functions from public;
create function s.closed() returns int language sql as 'select 1';
alter default privileges in schema s grant execute on functions to reader_x;
create function s.opened() returns int language sql as 'select 1';
alter default privileges grant usage on schemas to reader_x;
--- flags
--privileges all --yes
--- holds
select not has_table_privilege('reader_x', 's.has_none', 'insert') and has_table_privilege('reader_x', 's.has', 'insert')
select has_table_privilege('reader_x', 's.had', 'select')
select not has_function_privilege('reader_x', 's.closed()', 'execute') and has_function_privilege('reader_x', 's.opened()', 'execute')
--- dump
what is said of public, which is not managed, and of all schemas stays
