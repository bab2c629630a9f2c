--- since
18
--- before
create table t (id int primary key, n int, a int generated always as (n * 2) stored, b int generated always as (n * 3) virtual, c int);
comment on column t.a is 'twice';
create view v as select a, b from t;
insert into t (id, n, c) values (1, 2, 9);
--- desired
create table t (id int primary key, n int, a int generated always as (n * 2) virtual, b int generated always as (n * 3) stored, c int);
comment on column t.a is 'twice';
create view v as select a, b from t;
--- holds
select a = 4 and b = 6 from v
select n = 2 and c = 9 from t
select col_description('t'::regclass, (select attnum from pg_attribute where attrelid = 't'::regclass and attname = 'a')) = 'twice'
--- dump
a generated column that is made anew is the last of its table
