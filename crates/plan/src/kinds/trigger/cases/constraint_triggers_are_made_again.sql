--- before
create function noted() returns trigger language plpgsql as 'begin return coalesce(new, old); end';
create function other() returns trigger language plpgsql as 'begin return coalesce(new, old); end';
create table t (a int);
insert into t values (1);
create constraint trigger one after insert on t deferrable for each row execute function noted();
create constraint trigger two after insert on t for each row execute function noted();
create trigger three after insert on t for each row execute function noted();
comment on trigger one on t is 'kept';
alter table t disable trigger one;
--- desired
create function noted() returns trigger language plpgsql as 'begin return coalesce(new, old); end';
create function other() returns trigger language plpgsql as 'begin return coalesce(new, old); end';
create table t (a int);
create constraint trigger one after insert on t deferrable initially deferred for each row execute function noted();
create trigger two after insert on t for each row execute function noted();
create constraint trigger three after insert on t for each row execute function noted();
comment on trigger one on t is 'kept';
alter table t disable trigger one;
--- holds
select count(*) = 1 from t
select tgenabled = 'D' from pg_trigger where tgname = 'one'
