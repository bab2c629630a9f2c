--- before
create table t (id int primary key, a int, b int, c int);
create view v as select id, a, b, c from t;
alter view v alter a set default 1, alter b set default 2;
--- desired
create table t (id int primary key, a int, b int, c int);
create view v as select id, a, b, c from t;
alter view v alter b set default 3, alter c set default (1 + 4);
--- holds
select string_agg(pg_get_expr(adbin, adrelid), ';' order by adnum) = '3;(1 + 4)' from pg_attrdef where adrelid = 'v'::regclass
