-- warning: 0
-- critical: 600
-- needs: max_prepared_transactions = 10
create table account (id bigint primary key, balance numeric not null);
insert into account values (1, 100), (2, 200);
begin;
update account set balance = 0 where id = 2;
prepare transaction 'hbm_doctor_blocked';
-- session root
begin;
update account set balance = balance - 10 where id = 1;
-- session middle waits
begin;
lock table account in access exclusive mode;
-- session last waits
select count(*) from account;
-- afterwards
rollback prepared 'hbm_doctor_blocked';
