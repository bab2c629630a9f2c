--- before
create function f() returns trigger language plpgsql as $$ begin raise 'no'; end $$;
create table t (id int primary key);
create trigger guard before delete on t for each row execute function f();
insert into t values (1);
--- desired
create function f() returns trigger language plpgsql as $$ begin raise 'no'; end $$;
create table t (id int primary key);
create trigger guard before delete on t for each row execute function f();
alter table t disable trigger guard;
--- flags
--accept disable_trigger:t.guard
--- holds
select tgenabled = 'D' from pg_trigger where tgname = 'guard'
