create table account (id bigint primary key, name text) with (autovacuum_freeze_max_age = 200000);
insert into account values (1, 'one');
