--- before
create function noted() returns trigger language plpgsql as 'begin return coalesce(new, old); end';
create function other() returns trigger language plpgsql as 'begin return coalesce(new, old); end';
create table t (a int);
create table p (a int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create trigger one after insert on t for each row execute function noted();
create trigger two after insert on t for each row execute function noted();
create trigger three after insert on t for each row execute function noted();
create trigger four after insert on p for each row execute function noted();
alter table t disable trigger two;
alter table t enable always trigger three;
--- desired
create function noted() returns trigger language plpgsql as 'begin return coalesce(new, old); end';
create function other() returns trigger language plpgsql as 'begin return coalesce(new, old); end';
create table t (a int);
create table p (a int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create trigger one after insert on t for each row execute function noted();
create trigger two after insert on t for each row execute function noted();
create trigger three after insert on t for each row execute function noted();
create trigger four after insert on p for each row execute function noted();
alter table t enable replica trigger one;
alter table t enable always trigger two;
alter table p disable trigger four;
--- flags
--yes --accept disable_trigger:t.one --accept disable_trigger:p.four
--- holds
select array_agg(tgenabled order by tgname, tgrelid::regclass::text) = '{D,D,R,O,A}' from pg_trigger
