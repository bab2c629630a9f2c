--- before
create schema tools;
create function on_t() returns trigger language plpgsql as $$ begin return new; end $$;
create function one() returns int language sql as 'select 1';
create table t (id int primary key);
create trigger g before insert on t for each row execute function on_t();
create view v as select one() as o;
insert into t values (1);
--- desired
create schema tools;
create function tools.on_t() returns trigger language plpgsql as $$ begin return new; end $$;
create function tools.one() returns int language sql as 'select 1';
create table t (id int primary key);
create trigger g before insert on t for each row execute function tools.on_t();
create view v as select tools.one() as o;
--- holds
select o = 1 from v
select count(*) = 1 from t
select count(*) = 0 from pg_proc where pronamespace = 'public'::regnamespace
