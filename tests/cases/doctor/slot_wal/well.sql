-- alone: slots are of the server
-- warning: 16000000
-- critical: 1000000000
create table account (id bigint primary key);
insert into account select generate_series(1, 1000);
checkpoint;
select pg_create_physical_replication_slot('hbm_doctor_wal', true);
-- afterwards
select pg_drop_replication_slot('hbm_doctor_wal');
