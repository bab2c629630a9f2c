--- before
create function f() returns event_trigger language plpgsql as $$ begin null; end $$;
create event trigger goes on ddl_command_end execute function f();
create event trigger changes on ddl_command_start when tag in ('CREATE TABLE') execute function f();
create event trigger state on sql_drop execute function f();
comment on event trigger changes is 'of tables';
--- desired
create table t (id int primary key);
create function f() returns event_trigger language plpgsql as $$ begin null; end $$;
create event trigger changes on ddl_command_end when tag in ('CREATE TABLE', 'ALTER TABLE') execute function f();
create event trigger state on sql_drop execute function f();
create event trigger "Comes in" on table_rewrite execute function f();
alter event trigger state disable; alter event trigger "Comes in" enable always;
comment on event trigger changes is 'of tables';
--- flags
--accept disable_trigger:state
--- holds
select string_agg(format('%s%s', evtname, evtenabled), ';' order by evtname collate "C") = 'Comes inA;changesO;stateD' from pg_event_trigger
select obj_description(oid, 'pg_event_trigger') = 'of tables' from pg_event_trigger where evtname = 'changes'
