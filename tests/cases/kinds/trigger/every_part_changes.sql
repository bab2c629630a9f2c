--- before
create function f() returns trigger language plpgsql as $$ begin return coalesce(new, old); end $$;
create function g() returns trigger language plpgsql as $$ begin return coalesce(new, old); end $$;
create table t (id int primary key, n int, s text);
create trigger a before insert on t for each row execute function f();
create trigger b before update of n on t for each row when (new.n > 1) execute function f('x');
create trigger c after update on t referencing new table as n for each statement execute function f();
create constraint trigger d after insert on t deferrable initially immediate for each row execute function f();
create trigger e after insert on t for each row execute function f();
comment on trigger a on t is 'a'; comment on trigger b on t is 'b';
insert into t values (1, 2, 'x');
--- desired
create function f() returns trigger language plpgsql as $$ begin return coalesce(new, old); end $$;
create function g() returns trigger language plpgsql as $$ begin return coalesce(new, old); end $$;
create table t (id int primary key, n int, s text);
create trigger a after insert or delete on t for each row execute function f();
create trigger b before update of n, s on t for each row when (new.n > 2) execute function g('y', 'z');
create trigger c after update on t referencing new table as n old table as o for each statement execute function f();
create constraint trigger d after insert on t deferrable initially deferred for each row execute function f();
create trigger e after insert on t for each statement execute function f();
comment on trigger a on t is 'a'; comment on trigger b on t is 'b';
--- holds
select count(*) = 1 from t
select obj_description(oid, 'pg_trigger') = 'b' from pg_trigger where tgname = 'b'
