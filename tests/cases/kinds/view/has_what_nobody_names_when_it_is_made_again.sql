--- before
create table t (a int, b int);
create view z1 as select a, b from t;
create view a2 as select a from z1;
create function af() returns setof z1 language sql as 'select * from z1';
grant select on a2 to pg_monitor;
alter view a2 owner to pg_database_owner;
alter function af() owner to pg_database_owner;
comment on view a2 is 'second';
--- desired
create table t (a int, b int);
create view z1 as select b, a from t;
create view a2 as select a from z1;
create function af() returns setof z1 language sql as 'select * from z1';
--- holds
select has_table_privilege('pg_monitor', 'a2', 'select')
select pg_get_userbyid(relowner) = 'pg_database_owner' from pg_class where relname = 'a2'
--- dump
privileges of roles that nobody names stay
--- one way
privileges of roles that nobody names stay
