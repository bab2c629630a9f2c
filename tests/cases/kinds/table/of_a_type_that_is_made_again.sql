--- before
create type e as enum ('a', 'b'); create type ct as (s e, n int);
create table t of ct (n not null, primary key (n)); create table u of ct;
insert into t values ('a', 1); insert into u values ('b', 2);
comment on table t is 'typed';
--- desired
create type e as enum ('b', 'a'); create type ct as (s e, n int);
create table t of ct (n not null, primary key (n)); create table u of ct;
comment on table t is 'typed';
--- holds
select s = 'a' and n = 1 and obj_description('t'::regclass) = 'typed' from t
select s = 'b' and n = 2 from u
