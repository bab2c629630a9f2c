--- before
create function f() returns trigger language plpgsql as $$ begin return new; end $$;
create table t (id int primary key, n int);
create trigger a before insert on t for each row execute function f();
create trigger b before insert on t for each row execute function f();
create trigger c before insert on t for each row execute function f();
create trigger d before insert on t for each row execute function f();
alter table t disable trigger a, enable always trigger b, enable replica trigger d;
insert into t values (1, 2);
--- desired
create function f() returns trigger language plpgsql as $$ begin return new; end $$;
create table t (id int primary key, n int);
create trigger a before insert on t for each row execute function f();
create trigger b before insert on t for each row execute function f();
create trigger c before insert on t for each row execute function f();
create trigger d before insert on t for each row execute function f('again');
alter table t enable always trigger c, enable replica trigger d;
--- holds
select string_agg(tgenabled::text, '' order by tgname) = 'OOAR' from pg_trigger where tgrelid = 't'::regclass
