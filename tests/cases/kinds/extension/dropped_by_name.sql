--- before
create extension citext;
create table t (id int primary key, name citext unique default 'x'); create view v as select name from t;
insert into t values (1, 'y');
--- desired
create table t (id int primary key, name text unique default 'x'); create view v as select name from t;
--- flags
--accept drop_extension:citext
--- holds
select name = 'y' from v
select count(*) = 0 from pg_extension where extname = 'citext'
