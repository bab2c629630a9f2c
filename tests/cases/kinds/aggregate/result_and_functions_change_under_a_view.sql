--- before
create function add_up(int, int) returns int language sql immutable as 'select coalesce($1, 0) + $2';
create aggregate total(int) (sfunc = add_up, stype = int); create aggregate middle(float8) (sfunc = float8pl, stype = float8);
create table t (id int primary key, n int); create view v as select total(n) as total from t; create materialized view m as select total from v;
comment on aggregate total(int) is 'sum'; comment on view v is 'v';
insert into t values (1, 2), (2, 4);
--- desired
create function add_more(bigint, int) returns bigint language sql immutable as 'select coalesce($1, 0) + $2';
create aggregate total(int) (sfunc = add_more, stype = bigint); create aggregate middle(float8 order by anyelement) (sfunc = ordered_set_transition, stype = internal, finalfunc = percentile_disc_final, finalfunc_extra);
create table t (id int primary key, n int); create view v as select total(n) as total from t; create materialized view m as select total from v;
comment on aggregate total(int) is 'sum'; comment on view v is 'v';
--- holds
select total = 6 and pg_typeof(total) = 'bigint'::regtype from v
select obj_description('total(int)'::regprocedure, 'pg_proc') = 'sum' and obj_description('v'::regclass) = 'v'
