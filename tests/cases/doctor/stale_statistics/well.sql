create table empty (id bigint primary key, name text);
create table few (id bigint primary key, name text);
insert into few select g, md5(g::text) from generate_series(1, 200) g;
create table part (id bigint, name text) partition by range (id);
create table part_1 partition of part for values from (1) to (10000);
insert into part select g, md5(g::text) from generate_series(1, 2000) g;
create table current (id bigint primary key, name text);
insert into current select g, md5(g::text) from generate_series(1, 2000) g;
-- session later
analyze part;
analyze current;
