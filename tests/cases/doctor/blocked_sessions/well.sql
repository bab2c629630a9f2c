-- warning: 0
-- critical: 600
create table account (id bigint primary key, balance numeric not null);
insert into account values (1, 100), (2, 200);
-- session first
begin;
update account set balance = balance - 10 where id = 1;
-- session second
begin;
update account set balance = balance - 10 where id = 2;
