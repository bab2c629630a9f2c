--- before
create function more(a int, b int) returns int language sql immutable as 'select $1 + $2';
create aggregate total(int) (sfunc = more, stype = int, initcond = '0');
comment on aggregate total(int) is 'kept';
create table t (a int);
insert into t values (1), (2);
create view v as select total(a) as total from t;
--- desired
create function more(c int, d int) returns int language sql immutable as 'select $1 + $2';
create aggregate total(int) (sfunc = more, stype = int, initcond = '0');
comment on aggregate total(int) is 'kept';
create table t (a int);
create view v as select total(a) as total from t;
--- holds
select total = 3 from v
