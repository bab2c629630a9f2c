-- warning: 1
-- critical: 900
create table account (id bigint primary key, balance numeric not null);
insert into account values (1, 100);
-- session done
begin;
update account set balance = balance - 10 where id = 1;
commit;
