create table account (id bigint primary key, balance numeric) with (autovacuum_enabled = off);
insert into account select g, g from generate_series(1, 10000) g;
update account set balance = 0 where id % 2 = 0;
