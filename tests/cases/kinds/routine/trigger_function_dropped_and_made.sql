--- before
create table t (id int primary key, n int);
create function old_one() returns trigger language plpgsql as $$ begin new.n := 1; return new; end $$;
create trigger g before insert on t for each row execute function old_one();
comment on trigger g on t is 'fills';
insert into t (id) values (1);
--- desired
create table t (id int primary key, n int);
create function "New One"() returns trigger language plpgsql as $$ begin new.n := 2 + coalesce(tg_argv[0], '0')::int; return new; end $$;
create trigger g before insert on t for each row execute function "New One"('5');
comment on trigger g on t is 'fills';
--- holds
select count(*) = 1 from t
select tgfoid = '"New One"'::regproc from pg_trigger where tgname = 'g'
select obj_description(oid, 'pg_trigger') = 'fills' from pg_trigger where tgname = 'g'
