-- alone: slots are of the server
-- warning: 16000000
-- critical: 1000000000
select pg_create_physical_replication_slot('hbm_doctor_wal', true);
create table account (id bigint primary key);
select pg_switch_wal();
insert into account values (1);
select pg_switch_wal();
insert into account values (2);
-- afterwards
select pg_drop_replication_slot('hbm_doctor_wal');
