-- alone: roles are of the server
set password_encryption = 'md5';
create role hbm_doctor_md5 login password 'secret';
set password_encryption = 'scram-sha-256';
create role hbm_doctor_scram login password 'secret';
-- afterwards
drop role hbm_doctor_md5, hbm_doctor_scram;
