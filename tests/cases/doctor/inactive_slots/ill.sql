-- alone: slots are of the server
select pg_create_physical_replication_slot('hbm_doctor_inactive', true);
-- afterwards
select pg_drop_replication_slot('hbm_doctor_inactive');
