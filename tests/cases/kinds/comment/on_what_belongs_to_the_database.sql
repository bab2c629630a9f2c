--- before
create extension hstore; comment on extension hstore is 'old';
create type e as enum ('a'); create cast (e as int) with inout; comment on cast (e as int) is 'old';
create function f() returns event_trigger language plpgsql as $$ begin null; end $$;
create event trigger g on sql_drop execute function f(); comment on event trigger g is 'old';
create publication p; comment on publication p is 'old';
create foreign data wrapper w; comment on foreign data wrapper w is 'old';
create server s foreign data wrapper w; comment on server s is 'old';
create foreign table ft (a int) server s; comment on foreign table ft is 'old'; comment on column ft.a is 'old';
create access method heap2 type table handler heap_tableam_handler; comment on access method heap2 is 'old';
--- desired
create extension hstore; comment on extension hstore is 'new';
create type e as enum ('a'); create cast (e as int) with inout; comment on cast (e as int) is 'new';
create function f() returns event_trigger language plpgsql as $$ begin null; end $$;
create event trigger g on sql_drop execute function f(); comment on event trigger g is 'new';
create publication p; comment on publication p is 'new';
create foreign data wrapper w; comment on foreign data wrapper w is 'new';
create server s foreign data wrapper w; comment on server s is 'new';
create foreign table ft (a int) server s; comment on foreign table ft is 'new'; comment on column ft.a is 'new';
create access method heap2 type table handler heap_tableam_handler; comment on access method heap2 is 'new';
--- holds
select count(*) = 0 from pg_description where description = 'old'
select count(*) = 9 from pg_description where description = 'new'
