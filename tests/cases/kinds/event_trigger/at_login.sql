--- since
17
--- before
create function f() returns event_trigger language plpgsql as $$ begin null; end $$; create event trigger e on login execute function f(); alter event trigger e enable always;
--- desired
create function f() returns event_trigger language plpgsql as $$ begin null; end $$; create event trigger e on login execute function f(); alter event trigger e enable replica;
--- flags
--accept disable_trigger:e
--- holds
select evtenabled = 'R' from pg_event_trigger where evtname = 'e'
