--- before
create type m as enum ('a'); create table t (s text, z m); insert into t values ('b', 'a');
--- desired
create type m as enum ('a', 'b');
create table t (s m, z m);
--- holds
select s = 'b' from t
