--- before
create table t (a int, b text);
insert into t values (1, 'x');
--- desired
create table t (a int, b text);
create schema "Odd S";
create type pair as (x int, y int);
create function nothing() returns void language sql as '';
create function f(a int, b text default 'x''y\', variadic c numeric[] default '{}') returns setof t
  language plpgsql immutable strict leakproof security definer parallel restricted cost 0.0025 rows 7
  set search_path to '', 'B', public set work_mem = '2MB' set "my.own" to 'a b' set datestyle to 'ISO', 'MDY'
  as $f$ begin return query select * from t; -- $function$ '
  end $f$;
create function f(a int, out x int, inout y text, out z pair) language sql as 'select 1, y, null::pair';
create function f("Odd N" pair[]) returns table ("Col 1" int, c2 text) language sql stable as 'select 1, ''x''';
create function "Odd S"."F.x"(anyelement, anyarray default '{}'::int[]) returns anyelement language sql as 'select $1';
create function counted(i int) returns bigint language sql
  begin atomic select nothing(); select count(*) from t where a > i; end;
create function next(i int) returns int language sql immutable parallel safe return i + 1;
create function win(int) returns int language internal window as 'window_lag';
create function plus(int, int) returns int language internal immutable strict as 'int4pl';
create function series(int, int) returns setof int language internal strict support generate_series_int4_support rows 3
  as 'generate_series_int4';
--- holds
select count(*) = 1 from t
select proconfig = array['search_path="", "B", public', 'work_mem=2MB', 'my.own=a b', 'DateStyle=ISO, MDY'] from pg_proc where oid = 'f(int,text,numeric[])'::regprocedure
select array_agg(g) = '{1,2}' from series(1, 2) g
