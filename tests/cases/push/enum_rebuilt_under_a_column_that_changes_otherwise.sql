--- before
create type m as enum ('a', 'b', 'c'); create table t (s m default 'a'); insert into t values ('b');
--- desired
create type m as enum ('a', 'b');
create table t (s m not null default 'a');
--- holds
select s = 'b' from t
