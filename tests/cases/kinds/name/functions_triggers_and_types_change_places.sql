--- before
create type a as enum ('x'); create type b as enum ('y');
create function f() returns trigger language plpgsql as $$ begin return new; end $$; create function g() returns trigger language plpgsql as $$ begin return null; end $$;
create table t (id int primary key, a a, b b); create trigger p before insert on t for each row execute function f(); create trigger q before insert on t for each row execute function g();
insert into t values (1, null, null);
--- desired
create type a as enum ('y'); create type b as enum ('x');
create function f() returns trigger language plpgsql as $$ begin return null; end $$; create function g() returns trigger language plpgsql as $$ begin return new; end $$;
create table t (id int primary key, a a, b b); create trigger p before insert on t for each row execute function g(); create trigger q before insert on t for each row execute function f();
--- holds
select array_agg(enumlabel::text) = '{y}' from pg_enum where enumtypid = 'a'::regtype
select tgfoid = 'g'::regproc from pg_trigger where tgname = 'p'
