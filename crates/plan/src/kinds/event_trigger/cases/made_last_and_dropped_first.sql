--- before
create table seen (tag text);
create function heard() returns event_trigger language plpgsql as 'begin insert into seen values (tg_tag); end';
create event trigger one on ddl_command_end execute function heard();
create table t (a int);
truncate seen;
--- desired
create table seen (tag text);
create function heard2() returns event_trigger language plpgsql as 'begin insert into seen values (tg_tag); end';
create table t (a int, b int);
create view v as select a from t;
comment on view v is 'x';
create event trigger two on ddl_command_end execute function heard2();
--- holds
select count(*) = 0 from seen
