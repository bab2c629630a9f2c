--- before
create table t (id int primary key, n int); insert into t values (1, 2), (2, 4);
--- desired
create table t (id int primary key, n int);
create function step(float8[], float8) returns float8[] language sql immutable as $$ select array[$1[1] + $2, $1[2] + 1] $$;
create function back(float8[], float8) returns float8[] language sql immutable as $$ select array[$1[1] - $2, $1[2] - 1] $$;
create function done(float8[]) returns float8 language sql immutable as $$ select $1[1] / nullif($1[2], 0) $$;
create aggregate mean(float8) (sfunc = step, stype = float8[], sspace = 32, finalfunc = done, finalfunc_modify = read_only, initcond = '{0,0}', msfunc = step, minvfunc = back, mstype = float8[], msspace = 16, mfinalfunc = done, minitcond = '{0,0}', parallel = safe);
create aggregate middle(float8 order by anyelement) (sfunc = ordered_set_transition, stype = internal, finalfunc = percentile_disc_final, finalfunc_extra);
create aggregate place(variadic "any" order by variadic "any") (sfunc = ordered_set_transition_multi, stype = internal, finalfunc = rank_final, finalfunc_extra, hypothetical);
create aggregate how_many(*) (sfunc = int8inc, stype = int8, initcond = '0');
create aggregate "Most; "(int) (sfunc = int4larger, stype = int, sortop = operator(pg_catalog.>), combinefunc = int4larger);
create view v as select mean(n) as mean, middle(0.5) within group (order by n) as middle, place(3) within group (order by n) as place, how_many(*) as how_many, "Most; "(n) as most from t;
comment on aggregate how_many(*) is 'counts'; comment on aggregate middle(float8 order by anyelement) is 'half';
--- holds
select mean = 3 and middle = 2 and place = 2 and how_many = 2 and most = 4 from v
