--- before
select 1;
--- desired
create table t (s varchar(10) check (s in ('a', 'b')), n char(3) check (n not in ('x', 'y')));
create index on t (s) where s in ('a', 'b');
--- dump
PostgreSQL prints IN over varchar otherwise once it has read its own print, as after every pg_dump and restore
