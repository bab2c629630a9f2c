--- before
create table t (a int);
--- desired
create table t (a int);
create function noted() returns trigger language plpgsql as 'begin return coalesce(new, old); end';
create function other() returns trigger language plpgsql as 'begin return coalesce(new, old); end';
create table p (a int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create table p2 partition of p for values from (10) to (20) partition by range (a);
create table p21 partition of p2 for values from (10) to (20);
create trigger one before insert on p for each row execute function noted();
create trigger two after insert on p for each row execute function noted();
alter table p disable trigger two;
alter table only p1 disable trigger one;
alter table only p21 enable always trigger two;
--- holds
select string_agg(tgenabled, '' order by tgname, tgrelid::regclass::text) = 'ODOODDDA' from pg_trigger
