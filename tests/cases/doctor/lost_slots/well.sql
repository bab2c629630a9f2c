-- alone: slots are of the server
select pg_create_physical_replication_slot('hbm_doctor_lost', true);
create table account (id bigint primary key);
select pg_switch_wal();
insert into account values (1);
select pg_switch_wal();
checkpoint;
-- afterwards
select pg_drop_replication_slot('hbm_doctor_lost');
