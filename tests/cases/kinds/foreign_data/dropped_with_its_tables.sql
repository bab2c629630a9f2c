--- before
create foreign data wrapper theirs; create server their_server foreign data wrapper theirs;
create foreign table ft (id int) server their_server; create view v as select id from ft;
create table t (id int primary key); insert into t values (1);
--- desired
create table t (id int primary key);
--- says
their_server
--- holds
select count(*) = 1 from pg_foreign_server
select to_regclass('ft') is null
--- dump
what belongs to the database stays
