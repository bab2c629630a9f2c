create table account (id bigint primary key, mail text) with (autovacuum_enabled = off);
insert into account select g, null from generate_series(1, 600000) g;
delete from account where id % 10 <> 0;
vacuum account;
analyze account;
