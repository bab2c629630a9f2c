--- before
create domain d as int;
create table t (a d);
--- desired
create domain d as int;
create function fits(d) returns boolean language sql immutable as 'select $1 > 0';
alter domain d add constraint by_function check (fits(value));
create table t (a d);
--- holds
select count(*) = 1 from pg_constraint where conname = 'by_function'
