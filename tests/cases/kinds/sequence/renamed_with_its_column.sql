--- before
create table t (id int generated always as identity (sequence name old_numbers), n serial);
insert into t default values;
--- desired
create table t (id int generated always as identity (sequence name "New; Numbers"), n serial);
alter sequence t_n_seq rename to other_numbers;
--- holds
select id = 1 and n = 1 from t
select pg_get_serial_sequence('t', 'id') = 'public."New; Numbers"'
select pg_get_serial_sequence('t', 'n') = 'public.other_numbers'
