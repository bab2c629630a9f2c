--- before
create table t (id int primary key); insert into t values (1);
--- desired
set check_function_bodies = off;
create function all_t() returns bigint language sql as 'select count(*) from t, later';
create function on_t() returns trigger language plpgsql as $$ begin perform all_t(); return new; end $$;
create table later (id int);
create table t (id int primary key);
create trigger g before insert on t for each row execute function on_t();
--- holds
select all_t() = 0
