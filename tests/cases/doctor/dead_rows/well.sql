create table account (id bigint primary key, balance numeric) with (autovacuum_enabled = off);
insert into account select g, g from generate_series(1, 10000) g;
update account set balance = 0 where id % 2 = 0;
create table small (id bigint primary key, balance numeric) with (autovacuum_enabled = off);
insert into small select g, g from generate_series(1, 300) g;
update small set balance = 0;
-- session later
vacuum account;
update account set balance = 0 where id % 100 = 0;
