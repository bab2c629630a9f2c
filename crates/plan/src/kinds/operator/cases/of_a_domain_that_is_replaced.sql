--- before
create domain d as int;
create function f(d, d) returns boolean language sql immutable as 'select $1::int = $2::int';
create operator === (leftarg = d, rightarg = d, function = f, commutator = ===);
create table t (a d);
insert into t values (1);
--- desired
create domain d as bigint;
create function f(d, d) returns boolean language sql immutable as 'select $1::int = $2::int';
create operator === (leftarg = d, rightarg = d, function = f, commutator = ===);
create table t (a d);
--- holds
select a === a from t
