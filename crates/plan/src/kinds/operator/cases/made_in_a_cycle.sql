--- desired
create schema other;
create type e as enum ('a', 'b');
create function eq(e, e) returns boolean language internal immutable strict as 'enum_eq';
create function ne(e, e) returns boolean language internal immutable strict as 'enum_ne';
create function lt(e, e) returns boolean language internal immutable strict as 'enum_lt';
create function gt(e, e) returns boolean language internal immutable strict as 'enum_gt';
create operator == (leftarg = e, rightarg = e, function = eq, commutator = ==, negator = operator(other.!==), restrict = eqsel, join = eqjoinsel, hashes, merges);
create operator other.!== (leftarg = e, rightarg = e, function = ne, commutator = operator(other.!==), negator = ==, restrict = neqsel, join = neqjoinsel);
create operator <<< (leftarg = e, rightarg = e, function = lt, commutator = >>>);
create operator >>> (leftarg = e, rightarg = e, function = gt, commutator = <<<);
create function minus(e) returns int language sql immutable as 'select -1';
create operator !- (rightarg = e, function = minus);
comment on operator == (e, e) is 'the same';
comment on operator !- (none, e) is 'before it';
create view v as select 'a'::e == 'b'::e as same, !- 'a'::e as minus;
