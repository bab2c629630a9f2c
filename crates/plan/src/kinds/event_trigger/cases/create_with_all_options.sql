--- before
create table t (a int);
--- desired
create table t (a int, b int);
create function heard() returns event_trigger language plpgsql as 'begin end';
create function other() returns event_trigger language plpgsql as 'begin end';
create event trigger one on ddl_command_start when tag in ('CREATE TABLE', 'DROP TABLE') execute function heard();
create event trigger "Two" on sql_drop execute function heard();
create event trigger three on table_rewrite execute function other();
alter event trigger "Two" disable;
alter event trigger three enable always;
comment on event trigger one is 'the first';
--- holds
select count(*) = 3 from pg_event_trigger
