--- before
create table t (a int primary key, b text);
insert into t values (1, 'x');
--- desired
create table t (a int primary key, b text);
create table "Odd T" ("A b" int);
create table p (a int) partition by range (a);
create table p1 partition of p for values from (0) to (10);
create view v as select a, b from t;
create function noted() returns trigger language plpgsql as 'begin return coalesce(new, old); end';
create function other() returns trigger language plpgsql as 'begin return coalesce(new, old); end';
create trigger whole before insert or update of a, b or delete on t for each row when (pg_trigger_depth() < 5)
  execute function noted('a', 'b''c\');
create trigger moved after update on t referencing old table as o new table as n for each statement execute function noted();
create trigger emptied after truncate on t execute function noted();
create constraint trigger late after insert on t from p1 deferrable initially deferred for each row when (new.a > 1)
  execute function noted();
create trigger "Into v" instead of insert or delete on v for each row execute function noted();
create trigger part before insert on p for each row execute function noted();
create trigger off after insert on p for each row execute function noted();
create trigger "Odd one" after update of "A b" on "Odd T" for each row when (old."A b" is distinct from new."A b") execute function noted();
alter table t disable trigger whole;
alter table t enable always trigger moved;
alter table t enable replica trigger late;
alter table p disable trigger off;
comment on trigger "Into v" on v is 'into';
--- holds
select count(*) = 1 from t
select array_agg(tgenabled order by tgrelid::regclass::text) = '{D,D}' from pg_trigger where tgname = 'off'
