--- before
create schema ext; create extension citext schema ext; create table t (h ext.citext);
insert into t values ('a');
--- desired
create extension citext; create table t (h citext);
--- exit
4
--- says
extension citext is in the schema ext
CREATE EXTENSION citext SCHEMA ext
--- holds
select h::text = 'a' from t
