create table account (mail text primary key, name text);
create table part (id bigint primary key, mail text) partition by range (id);
create table part_1 partition of part for values from (1) to (100);
create temporary table t (i int);
create view v as select 1 as one;
