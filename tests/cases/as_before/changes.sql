-- Not read: none of it decides what is made. A change a line.
insert into tenants (name, slug) values ('a', 'a')
truncate tenants cascade
analyze
create schema elsewhere; drop schema elsewhere
comment on table tenants is 'another'
grant select on tenants to pg_monitor
alter table tenants add column more int; alter table tenants drop column name cascade
-- Read: there are more objects, or fewer.
create table more (i int)
create function more() returns int language sql as 'select 1'
create type more as enum ('a')
drop table tasks cascade
create table more (i int); drop table audit_logs
-- Read: what is around it decides what is made.
alter default privileges in schema public grant select on tables to pg_monitor
alter default privileges in schema public revoke select on tables from pg_monitor
comment on schema public is 'another'
grant create on schema public to pg_monitor
create access method heap2 type table handler heap_tableam_handler
do $$ begin execute format('alter database %I set default_toast_compression = lz4', current_database()); end $$
do $$ begin execute format('alter database %I reset default_toast_compression', current_database()); end $$
-- Not read: where something is made is set by hbm-db itself.
do $$ begin execute format('alter database %I set default_table_access_method = heap2', current_database()); end $$
-- Read: what is around it decides what is made.
create cast (text as tenant_type) with inout as assignment
create schema elsewhere; create function elsewhere.f() returns int language sql as 'select 1'
create or replace function elsewhere.f() returns int language sql as 'select 2'
