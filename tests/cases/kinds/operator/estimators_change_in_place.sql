--- before
create function f(int, int) returns boolean language sql immutable as 'select $1 < $2';
create operator <<< (leftarg = int, rightarg = int, function = f, restrict = scalarltsel);
create operator >>> (leftarg = int, rightarg = int, function = f, restrict = scalargtsel, join = scalargtjoinsel);
create view v as select 1 <<< 2 as a, 1 >>> 2 as b;
--- desired
create function f(int, int) returns boolean language sql immutable as 'select $1 < $2';
create operator <<< (leftarg = int, rightarg = int, function = f, restrict = scalarlesel, join = scalarltjoinsel);
create operator >>> (leftarg = int, rightarg = int, function = f);
create view v as select 1 <<< 2 as a, 1 >>> 2 as b;
--- holds
select oprrest = 'scalarlesel'::regproc and oprjoin = 'scalarltjoinsel'::regproc from pg_operator where oprname = '<<<'
select a from v
