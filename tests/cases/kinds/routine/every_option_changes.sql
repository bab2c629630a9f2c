--- before
create function f(n int) returns setof int language sql volatile cost 10 rows 50 set work_mem = '8MB' set datestyle = 'ISO, DMY' as 'select generate_series(1, n)';
create procedure p(n int) language plpgsql as $$ begin null; end $$;
create view v as select f from f(2);
--- desired
create function f(n int) returns setof int language plpgsql immutable strict leakproof parallel safe cost 250 rows 7 set search_path = public, pg_temp as $$ begin return query select generate_series(1, n); end $$;
create procedure p(n int) language plpgsql set work_mem = '4MB' as $$ begin perform 1; end $$;
create view v as select f from f(2);
--- holds
select count(*) = 2 from v
select provolatile = 'i' and proisstrict and proleakproof and proparallel = 's' and procost = 250 and prorows = 7 from pg_proc where oid = 'f(int)'::regprocedure
select count(*) = 1 from pg_proc where oid = 'f(int)'::regprocedure and array_to_string(proconfig, ';') = 'search_path=public, pg_temp'
