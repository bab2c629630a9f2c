--- before
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create table t (id int primary key);
insert into t values (1);
--- desired
do $$ begin create role reader_x; exception when duplicate_object or unique_violation then null; end $$;
create table t (id int primary key);
create function handler() returns fdw_handler language c strict as '$libdir/file_fdw', 'file_fdw_handler';
create function validator(text[], oid) returns void language c strict as '$libdir/file_fdw', 'file_fdw_validator';
create foreign data wrapper files handler handler validator validator;
create foreign data wrapper "No; One" options (debug 'true', "odd Option" 'it''s');
create server s type 'kind' version '1.2' foreign data wrapper "No; One" options (host 'x'); create server "On Disk" foreign data wrapper files;
create user mapping for public server s options (a 'b'); create user mapping for reader_x server s options (password 'it''s');
create foreign table ft (id int options (key 'true') not null, n text options ("a b" 'c') collate "C" default 'x' check (n <> '')) server s options (t 'u');
create foreign table "From File" (a text options (force_not_null 'true')) server "On Disk" options (filename '/dev/null', format 'csv');
create table p (a int, b text) partition by list (a); create foreign table p_1 partition of p for values in (1) server s;
create foreign table child (x int) inherits (t) server s;
create view v as select id from ft; create materialized view m as select a from "From File";
alter foreign table ft alter n set statistics 50, alter n set storage external, alter id set (n_distinct = 3);
--- holds
select count(*) = 0 from "From File"
select count(*) = 1 from only t
