--- before
create schema other;
create function other.f() returns event_trigger language plpgsql as $$ begin null; end $$;
create event trigger theirs on ddl_command_start execute function other.f();
create table t (id int primary key);
--- desired
create table t (id int primary key, n int);
--- says
theirs
--- holds
select count(*) = 1 from pg_event_trigger where evtname = 'theirs'
--- dump
what is in no managed schema stays
