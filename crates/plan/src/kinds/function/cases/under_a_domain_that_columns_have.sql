--- before
create function is_small(a int) returns bool language sql immutable as 'select a < 10';
create domain small as int check (is_small(value));
create function is_odd(a int) returns bool language sql immutable as 'select a % 2 = 1';
create domain odd as int check (is_odd(value));
create table t (a small, b odd);
insert into t values (1, 3);
--- desired
create function is_small(b int) returns bool language sql immutable as 'select b < 20';
create domain small as bigint check (is_small(value::int));
create function is_odd(a int) returns int language sql immutable as 'select a % 2';
create domain odd as int check (is_odd(value) = 1);
create table t (a small, b odd);
--- holds
select a = 1 and b = 3 from t
select not exists (select from pg_proc where proname like 'hbm%')
