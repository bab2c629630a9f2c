-- warning: 0
-- critical: 3600
-- needs: max_prepared_transactions = 10
create table account (id bigint primary key, balance numeric not null);
begin;
insert into account values (1, 100);
prepare transaction 'hbm_doctor_prepared';
commit prepared 'hbm_doctor_prepared';
