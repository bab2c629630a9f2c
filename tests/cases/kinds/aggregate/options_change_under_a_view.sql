--- before
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create aggregate total(int) (sfunc = int4pl, stype = int, initcond = '0'); create aggregate most(int) (sfunc = int4larger, stype = int, sortop = operator(pg_catalog.>));
create table t (id int primary key, n int); create view v as select total(n) as total, most(n) as most from t;
comment on aggregate total(int) is 'sum'; grant execute on function total(int) to reader_x;
insert into t values (1, 2), (2, 4);
--- desired
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create aggregate total(int) (sfunc = int4pl, stype = int, initcond = '10', combinefunc = int4pl, sspace = 8, parallel = safe); create aggregate most(int) (sfunc = int4larger, stype = int);
create table t (id int primary key, n int); create view v as select total(n) as total, most(n) as most from t;
comment on aggregate total(int) is 'sum'; grant execute on function total(int) to reader_x;
--- holds
select total = 16 and most = 4 from v
select obj_description('total(int)'::regprocedure, 'pg_proc') = 'sum'
