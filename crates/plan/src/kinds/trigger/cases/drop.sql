--- before
create function noted() returns trigger language plpgsql as 'begin return coalesce(new, old); end';
create function other() returns trigger language plpgsql as 'begin return coalesce(new, old); end';
create table t (a int);
create table p (a int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create view v as select a from t;
insert into t values (1);
create trigger one after insert on t for each row execute function noted();
create constraint trigger two after insert on t for each row execute function noted();
create trigger three after insert on p for each row execute function noted();
create trigger four instead of insert on v for each row execute function noted();
--- desired
create table t (a int);
create table p (a int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create view v as select a from t;
--- holds
select count(*) = 1 from t
select not exists (select from pg_trigger)
