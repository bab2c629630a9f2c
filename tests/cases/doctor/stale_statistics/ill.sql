create table never (id bigint primary key, name text) with (autovacuum_enabled = off);
insert into never select g, md5(g::text) from generate_series(1, 2000) g;
create table changed (id bigint primary key, name text) with (autovacuum_enabled = off);
insert into changed select g, md5(g::text) from generate_series(1, 2000) g;
create table part (id bigint, name text) partition by range (id);
create table part_1 partition of part for values from (1) to (10000);
insert into part select g, md5(g::text) from generate_series(1, 2000) g;
analyze changed;
update changed set name = 'x' where id <= 1500;
-- session later
analyze part_1;
