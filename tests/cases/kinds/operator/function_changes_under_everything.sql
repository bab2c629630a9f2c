--- before
create function f(int, int) returns boolean language sql immutable as 'select $1 < $2';
create function g(int, int) returns boolean language sql immutable as 'select $1 <= $2';
create operator <<< (leftarg = int, rightarg = int, function = f);
create table t (id int primary key, n int constraint small check (n <<< 100));
create view v as select n <<< 2 as b from t; create index i on t ((n <<< 7));
comment on operator <<< (int, int) is 'less'; comment on view v is 'v'; comment on index i is 'i'; comment on constraint small on t is 'small';
insert into t values (1, 2);
--- desired
create function f(int, int) returns boolean language sql immutable as 'select $1 < $2';
create function g(int, int) returns boolean language sql immutable as 'select $1 <= $2';
create operator <<< (leftarg = int, rightarg = int, function = g);
create table t (id int primary key, n int constraint small check (n <<< 100));
create view v as select n <<< 2 as b from t; create index i on t ((n <<< 7));
comment on operator <<< (int, int) is 'less'; comment on view v is 'v'; comment on index i is 'i'; comment on constraint small on t is 'small';
--- holds
select b from v
select obj_description('v'::regclass) = 'v' and obj_description('i'::regclass) = 'i'
select obj_description(oid, 'pg_operator') = 'less' from pg_operator where oprname = '<<<'
