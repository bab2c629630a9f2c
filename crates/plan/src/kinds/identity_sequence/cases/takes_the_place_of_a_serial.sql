--- before
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role writer_x; exception when duplicate_object or unique_violation then null; end $$;
create table t (id serial, n int generated always as identity);
grant select on t to writer_x;
grant usage on sequence t_id_seq to reader_x;
grant usage on sequence t_id_seq to writer_x;
grant select on sequence t_n_seq to writer_x;
insert into t default values;
insert into t default values;
--- desired
create table t (id int generated always as identity, n int not null);
grant select on t to writer_x;
grant update on sequence t_id_seq to writer_x;
--- flags
--accept drop_identity:t.n
--- says
GRANT UPDATE ON SEQUENCE public.t_id_seq TO writer_x
--- dump
reader_x is named nowhere, so it keeps what it had
--- holds
select max(id) = 2 from t
select nextval('t_id_seq') = 3
select has_sequence_privilege('reader_x', 't_id_seq', 'usage')
select not has_sequence_privilege('writer_x', 't_id_seq', 'usage')
