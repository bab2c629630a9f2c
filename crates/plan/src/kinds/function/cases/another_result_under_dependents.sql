--- before
create function f(a int) returns int language sql immutable as 'select a';
comment on function f(int) is 'the first';
create function upon(a int) returns int language sql begin atomic select f(a); end;
create table t (a int default f(3), b int check (f(b) > 0));
create index t_f on t (f(a));
create view v as select f(a) as c from t;
comment on view v is 'a view';
insert into t (b) values (1);
--- desired
create function f(a int) returns bigint language sql immutable as 'select a::bigint';
comment on function f(int) is 'the second';
create function upon(a int) returns bigint language sql begin atomic select f(a); end;
create table t (a int default f(3), b int check (f(b) > 0));
create index t_f on t (f(a));
create view v as select f(a) as c from t;
comment on view v is 'a view';
--- holds
select c = 3 from v
select obj_description('f(int)'::regprocedure) = 'the second'
