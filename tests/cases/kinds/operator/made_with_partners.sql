--- before
create table t (id int primary key, n int);
insert into t values (1, 2);
--- desired
create function lt(int, int) returns boolean language internal immutable strict as 'int4lt';
create function gt(int, int) returns boolean language internal immutable strict as 'int4gt';
create function ge(int, int) returns boolean language internal immutable strict as 'int4ge';
create function eq(int, int) returns boolean language internal immutable strict as 'int4eq';
create operator <<< (leftarg = int, rightarg = int, function = lt, commutator = >>>, negator = >>>=, restrict = scalarltsel, join = scalarltjoinsel);
create operator >>> (leftarg = int, rightarg = int, function = gt, commutator = <<<);
create operator >>>= (leftarg = int, rightarg = int, function = ge, negator = <<<);
create operator === (leftarg = int, rightarg = int, function = eq, commutator = ===, restrict = eqsel, join = eqjoinsel, hashes, merges);
create operator !!! (rightarg = int, function = pg_catalog.int4um);
create table t (id int primary key, n int check (n >>> 0));
create view v as select n <<< 5 as few, !!! n as less from t where n === 2;
comment on operator !!! (none, int) is 'less';
--- holds
select few and less = -2 from v
select oprcanhash and oprcom = oid from pg_operator where oprname = '==='
