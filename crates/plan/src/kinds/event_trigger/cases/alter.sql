--- before
create function heard() returns event_trigger language plpgsql as 'begin end';
create function other() returns event_trigger language plpgsql as 'begin end';
create event trigger one on ddl_command_start execute function heard();
create event trigger two on ddl_command_end when tag in ('CREATE TABLE') execute function heard();
create event trigger three on sql_drop execute function heard();
create event trigger four on sql_drop execute function heard();
comment on event trigger two is 'kept';
--- desired
create function heard() returns event_trigger language plpgsql as 'begin end';
create function other() returns event_trigger language plpgsql as 'begin end';
create event trigger one on ddl_command_start execute function heard();
create event trigger two on ddl_command_end when tag in ('CREATE TABLE', 'CREATE VIEW') execute function heard();
create event trigger three on ddl_command_end execute function other();
create event trigger four on sql_drop execute function heard();
alter event trigger one disable;
alter event trigger four enable always;
comment on event trigger two is 'kept';
--- flags
--yes --accept disable_trigger:one
--- holds
select string_agg(evtenabled, '' order by evtname) = 'ADOO' from pg_event_trigger
