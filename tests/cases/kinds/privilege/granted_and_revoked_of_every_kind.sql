--- before
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role writer_x; exception when duplicate_object or unique_violation then null; end $$;
create schema s; grant usage on schema s to reader_x;
create type e as enum ('a'); grant usage on type e to reader_x;
create domain d as int; grant usage on domain d to reader_x;
create sequence q; grant usage on sequence q to reader_x;
create table t (id int primary key, n int, m int); grant select, insert on t to reader_x; grant update (n) on t to reader_x; grant select (m) on t to writer_x;
create view v as select n from t; grant select on v to reader_x;
create function f() returns int language sql as 'select 1'; grant execute on function f() to reader_x;
create procedure p() language sql as 'select 1'; grant execute on procedure p() to reader_x;
create trusted language l handler plpgsql_call_handler; grant usage on language l to reader_x;
create foreign data wrapper w; grant usage on foreign data wrapper w to reader_x;
create server sv foreign data wrapper w; grant usage on foreign server sv to reader_x;
insert into t values (1, 2, 3);
--- desired
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role writer_x; exception when duplicate_object or unique_violation then null; end $$;
create schema s; grant create on schema s to reader_x with grant option;
create type e as enum ('a'); grant usage on type e to writer_x;
create domain d as int; grant usage on domain d to reader_x with grant option;
create sequence q; grant select, update on sequence q to reader_x;
create table t (id int primary key, n int, m int); grant select, truncate on t to reader_x with grant option; grant insert (n), references (m) on t to reader_x; grant all on t to writer_x;
create view v as select n from t; grant insert on v to reader_x; grant select (n) on v to writer_x;
create function f() returns int language sql as 'select 1'; grant execute on function f() to writer_x;
create procedure p() language sql as 'select 1'; grant execute on procedure p() to reader_x with grant option;
create trusted language l handler plpgsql_call_handler; grant usage on language l to writer_x;
create foreign data wrapper w; grant usage on foreign data wrapper w to writer_x;
create server sv foreign data wrapper w; grant usage on foreign server sv to reader_x with grant option;
--- flags
--privileges all --yes
--- holds
select has_column_privilege('reader_x', 't', 'm', 'references') and not has_column_privilege('reader_x', 't', 'n', 'update')
select not has_table_privilege('reader_x', 't', 'insert') and has_table_privilege('reader_x', 't', 'truncate with grant option')
select not has_schema_privilege('reader_x', 's', 'usage') and has_schema_privilege('reader_x', 's', 'create with grant option')
select not has_sequence_privilege('reader_x', 'q', 'usage') and has_sequence_privilege('reader_x', 'q', 'update')
select count(*) = 1 from t
