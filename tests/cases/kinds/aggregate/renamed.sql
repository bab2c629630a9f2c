--- before
create aggregate old_total(int) (sfunc = int4pl, stype = int, initcond = '0'); create view v as select old_total(x) as t from generate_series(1, 3) x;
comment on aggregate old_total(int) is 'sum';
--- desired
create aggregate new_total(int) (sfunc = int4pl, stype = int, initcond = '0'); create view v as select new_total(x) as t from generate_series(1, 3) x;
comment on aggregate new_total(int) is 'sum';
--- holds
select t = 6 from v
select obj_description('new_total(int)'::regprocedure, 'pg_proc') = 'sum'
