--- before
create table t (id int primary key); insert into t values (1);
--- desired
create table t (id int primary key);
create function call_it() returns language_handler language c as '$libdir/plpgsql', 'plpgsql_call_handler';
create trusted language "pl Mine" handler call_it;
create function on_t() returns trigger language "pl Mine" as $$ begin return new; end $$;
create trigger g before insert on t for each row execute function on_t();
comment on language "pl Mine" is 'own';
--- holds
select count(*) = 1 from t
select count(*) = 1 from pg_trigger where tgname = 'g'
