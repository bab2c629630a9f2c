--- since
15
--- before
create schema s; create schema r; create table s.x (id int primary key);
create table a (id int primary key, n int, t text); create table b (id int primary key, n int);
create publication p for table a (id, n) where (n > 0), b; create publication q for tables in schema s;
insert into a values (1, 2, 'x');
--- desired
create schema s; create schema r; create table s.x (id int primary key);
create table a (id int primary key, n int, t text); create table b (id int primary key, n int);
create publication p for table a (id, t) where (id > 5 and t <> 'it''s'), b where (n is null); create publication q for tables in schema r, tables in schema public, table s.x;
--- holds
select count(*) = 2 from pg_publication_namespace
select count(*) = 3 from pg_publication_rel
