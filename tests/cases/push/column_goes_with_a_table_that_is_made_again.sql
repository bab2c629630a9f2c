--- before
create table t (id int, v text, n numeric(6, 2), g int generated always as (id + 1) stored);
insert into t values (1, 'precious', 1.25);
--- desired
create table t (id int, n numeric(6, 1)) partition by range (id);
create table t1 partition of t for values from (0) to (10);
--- exit
4
--- says
drop_column t.v, 1 non-null values
change_type t.n, 1 values that do not survive
