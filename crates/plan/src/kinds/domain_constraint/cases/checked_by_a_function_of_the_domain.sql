--- before
create domain d as int;
create function f(d) returns boolean language sql immutable as 'select $1::int > 0';
alter domain d add constraint by_function check (f(value));
--- desired
create domain d as int;
create function f(d) returns boolean language sql immutable as 'select $1::int > 1';
alter domain d add constraint by_function check (f(value));
create domain e as int;
create function g(e) returns boolean language sql immutable as 'select $1::int > 0';
alter domain e add constraint by_function check (g(value));
