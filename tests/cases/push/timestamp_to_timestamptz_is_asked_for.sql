--- before
create table t (a timestamp); insert into t values ('2025-01-01 12:00');
--- desired
create table t (a timestamptz);
--- exit
4
--- says
change_type t.a, 1 values, taken as UTC
