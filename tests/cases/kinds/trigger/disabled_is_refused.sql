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
--- exit
4
--- says
disable_trigger
--- holds
select tgenabled = 'O' from pg_trigger where tgname = 'guard'
