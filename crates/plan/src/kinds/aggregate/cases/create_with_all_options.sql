--- before
create table t (a int);
insert into t values (1), (2);
--- desired
create table t (a int);
create function step(s bigint, v anyelement) returns bigint language sql as 'select s + 1';
create function last(s bigint, d float8, v anyelement) returns anyelement language sql as 'select v';
create function told(int) returns text language sql immutable as 'select $1::text';
create aggregate total(a int) (sfunc = int4pl, stype = int, initcond = '0', combinefunc = int4pl, parallel = safe, sspace = 100);
create aggregate chosen(float8 order by anyelement)
  (sfunc = step, stype = bigint, finalfunc = last, finalfunc_extra, initcond = '0');
create aggregate placed(variadic "any" order by variadic "any")
  (sfunc = ordered_set_transition_multi, stype = internal, finalfunc = rank_final, finalfunc_extra,
   finalfunc_modify = shareable, hypothetical);
create aggregate counted(*) (sfunc = int8inc, stype = int8, initcond = '0', msfunc = int8inc, minvfunc = int8dec, mstype = int8,
  minitcond = '0', mfinalfunc_modify = shareable);
create aggregate most(int) (sfunc = int4larger, stype = int, sortop = >, finalfunc = told, finalfunc_modify = read_write);
create aggregate mean(numeric) (sfunc = numeric_avg_accum, stype = internal, sspace = 128, finalfunc = numeric_avg,
  combinefunc = numeric_avg_combine, serialfunc = numeric_avg_serialize, deserialfunc = numeric_avg_deserialize,
  msfunc = numeric_avg_accum, minvfunc = numeric_accum_inv, mstype = internal, msspace = 64, mfinalfunc = numeric_avg);
comment on aggregate chosen(float8 order by anyelement) is 'one';
comment on aggregate counted(*) is 'rows';
revoke execute on function counted() from public;
revoke execute on function chosen(float8, anyelement) from public;
create view v as select total(a) as total, counted(*) as counted, most(a) as most from t;
--- holds
select total = 3 and counted = 2 and most = '2' from v
