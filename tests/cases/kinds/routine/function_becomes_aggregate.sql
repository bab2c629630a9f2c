--- before
create function total(n int) returns int language sql as 'select n';
create aggregate most(int) (sfunc = int4larger, stype = int);
create function place() returns bigint language internal window immutable strict as 'window_row_number';
create view v as select most(x) as m from generate_series(1, 3) x;
--- desired
create aggregate total(int) (sfunc = int4pl, stype = int, initcond = '0');
create function most(int) returns int language sql as 'select $1';
create function place() returns bigint language sql as 'select 1::bigint';
create view v as select max(x) as m from generate_series(1, 3) x;
--- holds
select total(x) = 6 from generate_series(1, 3) x
select m = 3 from v
select prokind = 'f' from pg_proc where proname = 'place'
