--- before
create function f() returns int language sql as 'select 1';
create function g() returns int language sql begin atomic select f(); end;
create function t_changed() returns trigger language plpgsql as 'begin return new; end';
create table t (a int default g());
create trigger changed before update on t for each row execute function t_changed();
insert into t default values;
--- desired
create table t (a int);
--- holds
select a = 1 from t
select not exists (select from pg_proc where pronamespace = 'public'::regnamespace)
