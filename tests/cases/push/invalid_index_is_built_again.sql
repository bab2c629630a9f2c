--- before
create table t (a int); create index t_a_idx on t (a); update pg_index set indisvalid = false where indexrelid = 't_a_idx'::regclass;
--- desired
create table t (a int);
create index on t (a);
--- holds
select indisvalid from pg_index where indexrelid = 't_a_idx'::regclass
--- one way
no schema says that an index is invalid
