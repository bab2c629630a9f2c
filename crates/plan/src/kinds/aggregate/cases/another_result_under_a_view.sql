--- before
create table t (a int);
insert into t values (1), (2);
create aggregate total(a int) (sfunc = int4pl, stype = int);
create aggregate named(a int) (sfunc = int4pl, stype = int);
create view v as select total(a) as total, named(a) as named from t;
comment on view v is 'kept';
--- desired
create function wide(bigint, int) returns bigint language sql immutable as 'select $1 + $2';
create table t (a int);
create aggregate total(a int) (sfunc = wide, stype = bigint, initcond = '0');
create aggregate named(b int) (sfunc = int4pl, stype = int);
create view v as select total(a) as total, named(a) as named from t;
comment on view v is 'kept';
--- holds
select total = 3 and named = 3 and pg_typeof(total) = 'bigint'::regtype from v
