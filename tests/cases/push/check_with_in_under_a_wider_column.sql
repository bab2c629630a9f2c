--- before
create table t (s varchar(10) check (s in ('a', 'b'))); insert into t values ('a');
--- desired
create table t (s varchar(20) check (s in ('a', 'b')));
--- dump
PostgreSQL prints IN over varchar otherwise once it has read its own print, as after every pg_dump and restore
--- one way
PostgreSQL prints the check in one of two ways, and both count
