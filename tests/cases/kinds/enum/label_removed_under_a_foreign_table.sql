--- before
create extension file_fdw;
create server files foreign data wrapper file_fdw;
create type country as enum ('de', 'fr', 'us');
create foreign table f (c country, n int, all_of country[]) server files options (filename '/dev/null');
create table t (id int primary key, c country);
insert into t values (1, 'fr');
--- desired
create extension file_fdw;
create server files foreign data wrapper file_fdw;
create type country as enum ('de', 'fr');
create foreign table f (c country, n int, all_of country[]) server files options (filename '/dev/null');
create table t (id int primary key, c country);
--- flags
--accept remove_enum_label
--- holds
select c = 'fr' from t
