--- before
create aggregate total(int) (sfunc = int4pl, stype = int);
create aggregate counted(*) (sfunc = int8inc, stype = int8, initcond = '0');
create function last(s bigint, d float8, v anyelement) returns anyelement language sql as 'select v';
create function step(s bigint, v anyelement) returns bigint language sql as 'select s + 1';
create aggregate chosen(float8 order by anyelement)
  (sfunc = step, stype = bigint, finalfunc = last, finalfunc_extra, initcond = '0');
--- desired
create table t (a int);
--- holds
select not exists (select from pg_proc where pronamespace = 'public'::regnamespace)
