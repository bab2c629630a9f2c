--- before
create function is_small(a int) returns bool language sql immutable as 'select a < 10';
create domain small as int check (is_small(value));
create function apart(a float8, b float8) returns float8 language sql immutable as 'select a - b';
create type span as range (subtype = float8, subtype_diff = apart);
create table t (a small, b span);
insert into t values (1, '[1,2]');
--- desired
create function is_small(b bigint) returns bool language sql immutable as 'select b < 10';
create domain small as bigint check (is_small(value));
create function apart(x float8, y float8) returns float8 language sql immutable as 'select x - y';
create type span as range (subtype = float8, subtype_diff = apart);
create table t (a small, b span);
--- holds
select a = 1 and b = '[1,2]' from t
select not exists (select from pg_proc where proname like 'hbm%')
