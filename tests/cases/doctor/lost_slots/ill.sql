-- alone: slots and settings are of the server
alter system set max_slot_wal_keep_size = '1MB';
select pg_reload_conf();
select pg_create_physical_replication_slot('hbm_doctor_lost', true);
create table account (id bigint primary key);
select pg_switch_wal();
insert into account values (1);
select pg_switch_wal();
insert into account values (2);
select pg_switch_wal();
checkpoint;
insert into account values (3);
select pg_switch_wal();
checkpoint;
-- afterwards
select pg_drop_replication_slot('hbm_doctor_lost');
alter system reset max_slot_wal_keep_size;
select pg_reload_conf();
