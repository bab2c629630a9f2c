-- warning: 1
-- critical: 900
create table account (id bigint primary key, balance numeric not null);
-- session short
begin isolation level repeatable read;
select count(*) from account;
commit;
