--- before
create table p (id int primary key);
create table t (id int primary key, n int, s text);
create view v as select id, n from t;
insert into t values (1, 2, 'x');
--- desired
create table p (id int primary key);
create table t (id int primary key, n int, s text);
create view v as select id, n from t;
create function f() returns trigger language plpgsql as $$ begin return coalesce(new, old); end $$;
create trigger a before insert or update of n, s or delete on t for each row when (pg_trigger_depth() < 3) execute function f();
create trigger b after update on t referencing old table as "Old" new table as new_rows for each statement execute function f('a', 'it''s');
create trigger c before truncate on t execute function f();
create constraint trigger d after insert on t from p deferrable initially deferred for each row when (new.n > 0) execute function f();
create constraint trigger e after delete on t not deferrable for each row execute function f();
create trigger f instead of insert or update or delete on v for each row execute function f();
create trigger "G g" before update on t for each row when (old.* is distinct from new.*) execute function f();
comment on trigger "G g" on t is 'what changed';
--- holds
select count(*) = 1 from t
select count(*) = 6 from pg_trigger where tgrelid = 't'::regclass and not tgisinternal
