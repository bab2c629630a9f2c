-- warning: 1
-- critical: 900
create table account (id bigint primary key, balance numeric not null);
insert into account values (1, 100);
-- session long
begin isolation level repeatable read;
select count(*) from account;
