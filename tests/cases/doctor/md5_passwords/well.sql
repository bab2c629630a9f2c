-- alone: roles are of the server
set password_encryption = 'scram-sha-256';
create role hbm_doctor_scram login password 'secret';
create role hbm_doctor_none login;
-- afterwards
drop role hbm_doctor_none, hbm_doctor_scram;
