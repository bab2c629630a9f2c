--- before
create function f() returns trigger language plpgsql as $$ begin return new; end $$;
create table t (id int primary key, n int, s varchar(10), gone int);
create trigger a before update of n on t for each row execute function f();
create trigger b before update on t for each row when (new.s <> old.s) execute function f();
create trigger c before update on t for each row when (old.* is distinct from new.*) execute function f();
alter table t enable always trigger b;
comment on trigger b on t is 'text';
insert into t (id, n, s) values (1, 2, 'x');
--- desired
create function f() returns trigger language plpgsql as $$ begin return new; end $$;
create table t (id int primary key, n bigint, s text);
create trigger a before update of n on t for each row execute function f();
create trigger b before update on t for each row when (new.s <> old.s) execute function f();
create trigger c before update on t for each row when (old.* is distinct from new.*) execute function f();
alter table t enable always trigger b;
comment on trigger b on t is 'text';
--- holds
select n = 2 and s = 'x' from t
select tgenabled = 'A' and obj_description(oid, 'pg_trigger') = 'text' from pg_trigger where tgname = 'b'
