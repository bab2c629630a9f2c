--- before
create function f() returns trigger language plpgsql as $$ begin return new; end $$;
create table t (id int primary key);
create trigger old_trigger before insert on t for each row execute function f();
comment on trigger old_trigger on t is 'before';
--- desired
create function f() returns trigger language plpgsql as $$ begin return new; end $$;
create table t (id int primary key);
create trigger new_trigger before insert on t for each row execute function f();
comment on trigger new_trigger on t is 'before';
--- holds
select count(*) = 1 from pg_trigger where tgname = 'new_trigger'
