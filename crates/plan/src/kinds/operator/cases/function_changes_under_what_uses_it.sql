--- before
create function f(int, int) returns boolean language sql immutable as 'select $1 = $2';
create function g(int, int) returns boolean language sql immutable as 'select $1 <> $2';
create operator === (leftarg = int, rightarg = int, function = f, commutator = ===);
comment on operator === (int, int) is 'kept';
create table t (a int, b int, check (a === a));
create index on t ((a === b));
create view v as select a === b as same from t;
insert into t values (1, 1);
--- desired
create function f(int, int) returns boolean language sql immutable as 'select $1 = $2';
create function g(int, int) returns boolean language sql immutable as 'select $1 <> $2';
create operator === (leftarg = int, rightarg = int, function = g, commutator = ===);
comment on operator === (int, int) is 'kept';
create table t (a int, b int, check (not a === a));
create index on t ((a === b));
create view v as select a === b as same from t;
--- holds
select not same from v
