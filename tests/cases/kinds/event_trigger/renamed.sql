--- before
create function old_f() returns event_trigger language plpgsql as $$ begin null; end $$; create event trigger old_e on sql_drop execute function old_f(); comment on event trigger old_e is 'e';
--- desired
create function new_f() returns event_trigger language plpgsql as $$ begin null; end $$; create event trigger "new E" on sql_drop execute function new_f(); comment on event trigger "new E" is 'e';
--- holds
select string_agg(evtname, ',') = 'new E' from pg_event_trigger
