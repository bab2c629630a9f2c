--- before
create table t (id int primary key);
--- desired
create table t (id int primary key);
create table u (id int primary key);
create function no() returns event_trigger language plpgsql as $$ begin raise 'no more tables'; end $$;
create event trigger no_tables on ddl_command_start when tag in ('CREATE TABLE', 'DROP TABLE') execute function no();
--- holds
select count(*) = 1 from pg_event_trigger where evtname = 'no_tables'
