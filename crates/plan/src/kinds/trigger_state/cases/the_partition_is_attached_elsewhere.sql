--- before
create function noted() returns trigger language plpgsql as 'begin return coalesce(new, old); end';
create function other() returns trigger language plpgsql as 'begin return coalesce(new, old); end';
create table p (a int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create table p2 partition of p for values from (10) to (20) partition by range (a);
create table p21 partition of p2 for values from (10) to (20);
insert into p values (1), (11);
create trigger one before insert on p for each row execute function noted();
alter table only p1 disable trigger one;
alter table only p21 disable trigger one;
--- desired
create function noted() returns trigger language plpgsql as 'begin return coalesce(new, old); end';
create function other() returns trigger language plpgsql as 'begin return coalesce(new, old); end';
create table p (a int) partition by range (a);
create table p1 partition of p for values from (0) to (9);
create table p2 partition of p for values from (10) to (30) partition by range (a);
create table p21 partition of p2 for values from (10) to (20);
create trigger one before insert on p for each row execute function noted();
alter table only p1 disable trigger one;
alter table only p21 disable trigger one;
--- holds
select count(*) = 2 from p
select string_agg(tgenabled, '' order by tgname, tgrelid::regclass::text) = 'ODOD' from pg_trigger
