--- before
create domain d as int;
create type r as range (subtype = d);
create type e as enum ('a', 'b', 'c');
create type er as range (subtype = e);
create table t (r r, er er);
insert into t values ('[1,5)', '[a,b]');
--- desired
create domain d as bigint;
create type r as range (subtype = d);
create type e as enum ('a', 'b');
create type er as range (subtype = e);
create table t (r r, er er);
--- holds
select r = '[1,5)' and er = '[a,b]' from t
