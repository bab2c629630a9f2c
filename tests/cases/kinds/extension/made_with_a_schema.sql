--- before
create table t (id int primary key, name text); insert into t values (1, 'x');
--- desired
create schema parts; create schema "Other; Parts";
create extension citext with schema parts; create extension pg_trgm schema "Other; Parts"; create extension hstore;
create table t (id int primary key, name parts.citext unique, kv hstore default 'a=>1');
create index t_name on t using gin ((name::text) "Other; Parts".gin_trgm_ops);
create view v as select kv -> 'a' as a, lower(name) = 'x' as same from t;
comment on extension citext is 'names';
--- flags
--accept change_type:t.name
--- holds
select same and a = '1' from v
