--- before
create table t (a int);
insert into t values (1), (2);
create aggregate total(int) (sfunc = int4pl, stype = int);
create view v as select total(a) from t;
create table kept (oid oid);
insert into kept values ('total(int)'::regprocedure);
--- desired
create function more(int, int) returns int language sql immutable as 'select $1 + $2 + 1';
create table t (a int);
create aggregate total(a int) (sfunc = more, stype = int, initcond = '5', parallel = restricted);
create view v as select total(a) from t;
create table kept (oid oid);
--- holds
select oid = 'total(int)'::regprocedure from kept
select total = 10 from v
