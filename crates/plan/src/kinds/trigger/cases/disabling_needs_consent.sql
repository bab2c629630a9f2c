--- before
create function noted() returns trigger language plpgsql as 'begin return coalesce(new, old); end';
create function other() returns trigger language plpgsql as 'begin return coalesce(new, old); end';
create table t (a int);
create trigger one after insert on t for each row execute function noted();
--- desired
create function noted() returns trigger language plpgsql as 'begin return coalesce(new, old); end';
create function other() returns trigger language plpgsql as 'begin return coalesce(new, old); end';
create table t (a int);
create trigger one after insert on t for each row execute function noted();
alter table t disable trigger one;
--- exit
4
--- says
disable_trigger t.one
