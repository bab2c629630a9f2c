--- before
create schema parts; create extension citext;
create table t (id int primary key, name citext unique); create view v as select name from t; create function f(citext) returns citext language sql as 'select $1';
comment on view v is 'v';
insert into t values (1, 'x');
--- desired
create schema parts; create extension citext with schema parts;
create table t (id int primary key, name parts.citext unique); create view v as select name from t; create function f(parts.citext) returns parts.citext language sql as 'select $1';
comment on view v is 'v';
--- holds
select extnamespace = 'parts'::regnamespace from pg_extension where extname = 'citext'
select name operator(parts.=) 'X'::parts.citext from v
select obj_description('v'::regclass) = 'v'
