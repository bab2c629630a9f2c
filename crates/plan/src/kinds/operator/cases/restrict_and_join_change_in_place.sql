--- before
create function f(int, int) returns boolean language sql immutable as 'select true';
create operator === (leftarg = int, rightarg = int, function = f, restrict = eqsel, join = eqjoinsel);
create operator !== (leftarg = int, rightarg = int, function = f);
comment on operator === (int, int) is 'kept';
create view v as select 1 === 2 as a;
--- desired
create function f(int, int) returns boolean language sql immutable as 'select true';
create operator === (leftarg = int, rightarg = int, function = f, restrict = neqsel);
create operator !== (leftarg = int, rightarg = int, function = f, restrict = eqsel, join = eqjoinsel);
comment on operator === (int, int) is 'kept';
create view v as select 1 === 2 as a;
