--- before
create function f(int, int) returns boolean language sql immutable as 'select $1 = $2';
create operator #= (leftarg = int, rightarg = int, function = f);
create operator #! (leftarg = int, rightarg = int, function = f);
create operator @< (leftarg = int, rightarg = int, function = f);
create operator &< (leftarg = int, rightarg = int, function = f, commutator = &>);
create operator &> (leftarg = int, rightarg = int, function = f, commutator = &<);
create operator ~< (leftarg = int, rightarg = int, function = f, commutator = ~>, negator = ~~<);
create operator ~> (leftarg = int, rightarg = int, function = f, commutator = ~<);
create operator ~~< (leftarg = int, rightarg = int, function = f, negator = ~<);
--- desired
create function f(int, int) returns boolean language sql immutable as 'select $1 = $2';
create operator #= (leftarg = int, rightarg = int, function = f, negator = #!, hashes, merges);
create operator #! (leftarg = int, rightarg = int, function = f, negator = #=);
create operator @< (leftarg = int, rightarg = int, function = f, commutator = @>);
create operator @> (leftarg = int, rightarg = int, function = f, commutator = @<);
create operator &< (leftarg = int, rightarg = int, function = f);
create operator ~< (leftarg = int, rightarg = int, function = f, commutator = ~>);
create operator ~> (leftarg = int, rightarg = int, function = f, commutator = ~<);
create operator ~~< (leftarg = int, rightarg = int, function = f);
